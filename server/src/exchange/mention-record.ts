import type {Span} from '../base/span.js'
import type {Attribute} from '../codebook/codebook.js'
import type {ArticleModel, Unit, UnitAttribute} from '../model/article-model.js'
import {type Continuations, fragmentsOf, groupContinuations} from '../model/link-claims.js'
import {isMention} from '../model/queries.js'
import {holdingAttributes} from '../model/unit-attributes.js'
import {type BaseText, toBaseSpan, toBaseText} from '../syntax/base-text.js'
import {contentSpan} from '../syntax/tag.js'

/**
 * A record of one tag with its continuations, for other programs. All offsets are UTF-16 offsets into the base text.
 */
export interface MentionRecord {
  /** The id of the article. */
  readonly article: string
  readonly kind: string
  /** The base text from `start` to `end`, words between fragments included. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** The fragments in the order of the text: that of the tag, and one for each continuation. */
  readonly fragments: readonly FragmentRecord[]
  /**
   * What lies between fragments and belongs to none: other words, or punctuation. Without gaps the fragments are one span
   * to a reader, written as several tags only because a blank line or a crossing tag parts them.
   */
  readonly gaps: readonly FragmentRecord[]
  /** The id of the glossary entry of a mention; null for none and for several, and for other tags. */
  readonly entry: string | null
  /** The ids of all entries of a mention; several where its `ref` names several. */
  readonly entries: readonly string[]
  /** By name, typed as the codebook says; the `id` is not among them. */
  readonly attributes: Readonly<Record<string, AttributeRecord>>
  readonly id: string | null
}

/** The content of one tag, or what lies between two. */
export interface FragmentRecord {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The value of an attribute: references and lists as lists, numbers as numbers, flags as true, all else as text. */
export type AttributeRecord = string | number | true | readonly string[]

/**
 * Makes the records of an article: one for each tag of a known kind, in the order of the text; a continuation is a
 * fragment of the record that it continues.
 */
export function toMentionRecords(model: ArticleModel): MentionRecord[] {
  const base = toBaseText(model.syntax)
  const continuations = groupContinuations(model.units)
  return model.units
    .filter(unit => unit.kind && !unit.continues)
    .map(unit => toRecord(model.id, unit, base, continuations))
}

function toRecord(
  article: string,
  unit: Unit,
  base: BaseText,
  continuations: Continuations
): MentionRecord {
  const entries = isMention(unit) ? unit.entries.map(({id}) => id) : []
  const entry = isMention(unit) ? (unit.entry?.id ?? null) : null
  const fragments = fragmentsOf(unit, continuations).map(part => toFragment(part, base))
  const {start, end} = hull(fragments)
  return {
    article,
    kind: unit.tag.kind,
    text: base.text.slice(start, end),
    start,
    end,
    fragments,
    gaps: gapsBetween(fragments, base),
    entry,
    entries,
    attributes: toAttributes(unit.attributes),
    id: unit.id ?? null
  }
}

/** The span from the start of the first fragment to the end of the last one. */
function hull(fragments: readonly FragmentRecord[]): Span {
  let {start, end} = fragments[0] ?? {start: 0, end: 0}
  for (const fragment of fragments) {
    start = Math.min(start, fragment.start)
    end = Math.max(end, fragment.end)
  }
  return {start, end}
}

/** The stretches between fragments, in the order of the text, that hold more than white space. */
function gapsBetween(fragments: readonly FragmentRecord[], base: BaseText): FragmentRecord[] {
  const gaps: FragmentRecord[] = []
  let covered = fragments[0]?.end ?? 0
  for (const {start, end} of fragments) {
    const text = base.text.slice(covered, Math.max(covered, start))
    if (/\S/.test(text)) gaps.push({start: covered, end: start, text})
    covered = Math.max(covered, end)
  }
  return gaps
}

function toFragment({tag}: Unit, base: BaseText): FragmentRecord {
  const {start, end} = toBaseSpan(base, contentSpan(tag))
  return {start, end, text: base.text.slice(start, end)}
}

/** Types attributes by name: of those that hold; classes add up. */
function toAttributes(attributes: readonly UnitAttribute[]): Record<string, AttributeRecord> {
  const typed = new Map<string, AttributeRecord>()
  for (const attribute of holdingAttributes(attributes)) {
    const {name} = attribute
    if (name !== 'id') typed.set(name, toTyped(attribute))
  }
  if (typed.has('class')) typed.set('class', classesOf(attributes))
  return Object.fromEntries(typed)
}

function classesOf(attributes: readonly UnitAttribute[]): string[] {
  return attributes
    .filter(({name}) => name === 'class')
    .flatMap(({values}) => values.map(({text}) => text))
}

function toTyped({definition, written, values}: UnitAttribute): AttributeRecord {
  if (!definition) return written.value
  if (isList(definition)) return values.map(({text}) => text)
  if (definition.type === 'flag') return true
  if (definition.type === 'number') return toNumber(written.value)
  return written.value
}

function isList({type, many}: Attribute): boolean {
  return many || type === 'entry' || type === 'claim'
}

/** A number, or the value as written where it is none: `invalid-value` reports that. */
function toNumber(value: string): number | string {
  const number = Number(value)
  return value.trim() !== '' && Number.isFinite(number) ? number : value
}
