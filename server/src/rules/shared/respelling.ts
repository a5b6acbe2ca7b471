import {phrase} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {AttributeValue, UnitAttribute} from '../../model/article-model.js'
import type {Report, ReportedFix} from '../finding.js'

/** A misspelt name: its span and the names that may have been meant. */
type Misspelling = Pick<Report, 'span' | 'expected'>

/**
 * Adds a fix to a report that expects exactly one name. It is unsafe, as something else may have been meant. `isTaken`
 * tells names that cannot have been meant, as they are there already.
 */
export function withRespelling<R extends Misspelling>(
  report: R,
  isTaken: (name: string) => boolean = () => false
): R {
  const [name, ...others] = report.expected ?? []
  if (name === undefined || others.length > 0 || !isPlain(name) || isTaken(name)) return report
  return {...report, fix: respelling(report.span, name)}
}

/** The unsafe fix that replaces a span by a name. */
function respelling(span: Span, name: string): ReportedFix {
  return {title: phrase`Change to \`${name}\``, safety: 'unsafe', edits: [{...span, text: name}]}
}

/** Whether a text needs no quotes and no escapes, neither in attributes nor in YAML. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text)
}

const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_.:/-]*[\p{L}\p{N}\p{M}_])?$/u

/**
 * Whether a value cannot be replaced by a name: it is written with character references, or the attribute has the name
 * too.
 */
export function isStuck(value: AttributeValue, {values}: UnitAttribute, name: string): boolean {
  const {text, span} = value
  if (text.length !== span.end - span.start || values.length > MOST) return true
  return values.some(other => other.text === name)
}

/** The most values of an attribute that are searched, as each of them may ask. */
const MOST = 100
