import type {Directive, DirectiveRule, NamedSpan, Removable} from '../../model/directive.js'
import type {Span} from '../../syntax/span.js'
import {list, maybe, oneOf, record, text, whole} from './read-shape.js'

/** A directive as it comes back from JSON; throws a ShapeError on anything else. */
export function readDirective(value: unknown): Directive {
  const {form, name, span, removal, rules, reason} = record(value)
  return {
    form: oneOf(form, FORMS),
    name: readNamed(name),
    span: readSpan(span),
    removal: maybe(removal, readSpan),
    rules: list(rules).map(readRule),
    reason: maybe(reason, text)
  }
}

const FORMS: readonly Directive['form'][] = ['line', 'next-line', 'start', 'end', 'file', 'unknown']

function readRule(value: unknown): DirectiveRule {
  const {scope, partner} = record(value)
  return {
    ...readRemovable(value),
    scope: maybe(scope, readSpan),
    partner: maybe(partner, readRemovable)
  }
}

function readRemovable(value: unknown): Removable {
  const {removal} = record(value)
  return {...readNamed(value), removal: maybe(removal, readSpan)}
}

function readNamed(value: unknown): NamedSpan {
  const {id, span} = record(value)
  return {id: text(id), span: readSpan(span)}
}

function readSpan(value: unknown): Span {
  const {start, end} = record(value)
  return {start: whole(start), end: whole(end)}
}
