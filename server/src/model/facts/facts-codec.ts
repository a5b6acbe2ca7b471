import type {Span} from '../../base/span.js'
import {list, maybe, oneOf, readJson, record, text, whole} from '../../data/decode.js'
import type {Directive, DirectiveRule, NamedSpan, Removable} from '../directives.js'
import type {ArticleFacts, ClaimReference, NameUse} from './facts.js'

/**
 * The facts of one article as one line of JSON, a tenth of what they take as objects. The path is left out,
 * as whoever keeps facts knows whose they are.
 */
export function packFacts(facts: Omit<ArticleFacts, 'path'>): string {
  const {id, idSpan, date, claims, references, names, entries, textHash, directives} = facts
  const row: Row = [
    textHash ?? null,
    id,
    packSpan(idSpan),
    date ?? null,
    packClaims(claims),
    references.map(packReference),
    names.map(packName),
    entries,
    directives
  ]
  return JSON.stringify(row)
}

type Row = readonly [
  textHash: string | null,
  id: string,
  idSpan: SpanRow,
  date: string | null,
  claims: readonly (string | number)[],
  references: readonly ReferenceRow[],
  names: readonly NameRow[],
  entries: readonly string[],
  directives: ArticleFacts['directives']
]

type SpanRow = readonly [start: number, end: number]
type ReferenceRow = readonly [
  article: string,
  claim: string,
  relation: string,
  from: string | null,
  start: number,
  end: number
]
type NameRow = readonly [
  kind: string,
  name: string,
  ref: string | null,
  start: number,
  end: number,
  count: number
]
function packSpan({start, end}: Span): SpanRow {
  return [start, end]
}

function packClaims(claims: ReadonlyMap<string, Span>): (string | number)[] {
  const flat: (string | number)[] = []
  for (const [claim, {start, end}] of claims) flat.push(claim, start, end)
  return flat
}

function packReference({article, claim, relation, from, span}: ClaimReference): ReferenceRow {
  return [article, claim, relation, from ?? null, span.start, span.end]
}

function packName({kind, name, ref, span, count}: NameUse): NameRow {
  return [kind, name, ref ?? null, span.start, span.end, count]
}

/** The hash of the text in packed facts, null where there is none; undefined for what does not begin as facts do. */
export function packedHash(line: string): string | null | undefined {
  if (line.startsWith('[null,')) return null
  const [, hash] = /^\["([^"\\]*)",/.exec(line) ?? []
  return hash
}

/** Unpacks what `packFacts` made of an article; undefined for anything else, as the line may come from a stranger. */
export function unpackFacts(path: string, line: string): ArticleFacts | undefined {
  return readJson(line, row => ({path, ...readRow(row)}))
}

function readRow(row: unknown): Omit<ArticleFacts, 'path'> {
  const [textHash, id, idSpan, date, claims, references, names, entries, directives] = list(row)
  return {
    id: text(id),
    idSpan: readSpan(idSpan),
    date: maybe(date, text),
    claims: readClaims(list(claims)),
    references: list(references).map(readReference),
    names: list(names).map(readName),
    entries: list(entries).map(text),
    textHash: maybe(textHash, text),
    directives: list(directives).map(readDirective)
  }
}

function readSpan(row: unknown): Span {
  const [start, end] = list(row)
  return {start: whole(start), end: whole(end)}
}

function readClaims(flat: readonly unknown[]): Map<string, Span> {
  const claims = new Map<string, Span>()
  for (let at = 0; at < flat.length; at += 3)
    claims.set(text(flat[at]), {start: whole(flat[at + 1]), end: whole(flat[at + 2])})
  return claims
}

function readReference(row: unknown): ClaimReference {
  const [article, claim, relation, from, start, end] = list(row)
  return {
    article: text(article),
    claim: text(claim),
    relation: text(relation),
    from: maybe(from, text),
    span: {start: whole(start), end: whole(end)}
  }
}

function readName(row: unknown): NameUse {
  const [kind, name, ref, start, end, count] = list(row)
  return {
    kind: text(kind),
    name: text(name),
    ref: maybe(ref, text),
    span: {start: whole(start), end: whole(end)},
    count: whole(count)
  }
}

/** A directive as it comes back from JSON; throws a ShapeError on anything else. */
export function readDirective(value: unknown): Directive {
  const {form, name, span, removal, rules, reason} = record(value)
  return {
    form: oneOf(form, FORMS),
    name: readNamed(name),
    span: readSpanRecord(span),
    removal: maybe(removal, readSpanRecord),
    rules: list(rules).map(readRule),
    reason: maybe(reason, text)
  }
}

const FORMS: readonly Directive['form'][] = ['line', 'next-line', 'start', 'end', 'file', 'unknown']

function readRule(value: unknown): DirectiveRule {
  const {scope, partner} = record(value)
  return {
    ...readRemovable(value),
    scope: maybe(scope, readSpanRecord),
    partner: maybe(partner, readRemovable)
  }
}

function readRemovable(value: unknown): Removable {
  const {removal} = record(value)
  return {...readNamed(value), removal: maybe(removal, readSpanRecord)}
}

function readNamed(value: unknown): NamedSpan {
  const {id, span} = record(value)
  return {id: text(id), span: readSpanRecord(span)}
}

function readSpanRecord(value: unknown): Span {
  const {start, end} = record(value)
  return {start: whole(start), end: whole(end)}
}
