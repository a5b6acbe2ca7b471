import type {Span} from '../base/span.js'
import type {Attribute} from '../codebook/codebook.js'
import type {ArticleModel, Mention, Unit, UnitAttribute} from '../model/article-model.js'
import {type Continuations, fragmentsOf, groupContinuations} from '../model/link-claims.js'
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
  /** The id of the glossary entry of a mention; null for none, and for other tags. */
  readonly entry: string | null
  /** By name, typed as the codebook says; the `id` is not among them. */
  readonly attributes: Readonly<Record<string, AttributeRecord>>
  readonly id: string | null
}

/** The content of one tag. */
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
  const entries = new Map(model.mentions.map(mention => [mention.index, entryOf(mention)]))
  return model.units
    .filter(unit => unit.kind && !unit.continues)
    .map(unit => toRecord(model.id, unit, base, continuations, entries.get(unit.index) ?? null))
}

function entryOf({entry}: Mention): string | null {
  return entry?.id ?? null
}

function toRecord(
  article: string,
  unit: Unit,
  base: BaseText,
  continuations: Continuations,
  entry: string | null
): MentionRecord {
  const fragments = fragmentsOf(unit, continuations).map(part => toFragment(part, base))
  const {start, end} = hull(fragments)
  return {
    article,
    kind: unit.tag.kind,
    text: base.text.slice(start, end),
    start,
    end,
    fragments,
    entry,
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

function toFragment({tag}: Unit, base: BaseText): FragmentRecord {
  const {start, end} = toBaseSpan(base, contentSpan(tag))
  return {start, end, text: base.text.slice(start, end)}
}

/** Types attributes by name: the first of each name holds, but classes add up. */
function toAttributes(attributes: readonly UnitAttribute[]): Record<string, AttributeRecord> {
  const typed = new Map<string, AttributeRecord>()
  for (const attribute of attributes) {
    const {name} = attribute
    if (name !== 'id' && !typed.has(name)) typed.set(name, toTyped(attribute))
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
