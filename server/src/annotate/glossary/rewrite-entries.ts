import {byPlace, type Edit} from '../../base/edits.js'
import {phrase} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {Steps} from '../../base/steps.js'
import type {Attribute, Codebook} from '../../codebook/codebook.js'
import {entriesHolding} from '../../glossary/entries-holding.js'
import type {Entry, Field, FieldValue} from '../../glossary/entry.js'
import type {GlossaryFile} from '../../glossary/glossary.js'
import {formatOf} from '../../glossary/parse-glossary.js'
import {type Refusal, refuse} from '../act.js'
import {readsAs} from './read-edits.js'
import {rewriteScalar} from './yaml-edits.js'

/** What other texts the ids and values of entries get; undefined for what stays. */
export interface Rewriting {
  /** A text that stands in all entries that are concerned. */
  readonly sought: string
  readonly id: (entry: Entry) => string | undefined
  readonly value: (entry: Entry, field: Attribute, text: string) => string | undefined
}

/**
 * The edits that give ids and values in a glossary file other texts, where they stand and in the quotes that they have; none
 * where nothing is concerned. Refuses what the file cannot hold. Offsets are UTF-16.
 */
export function* rewriteEntries(
  file: GlossaryFile,
  codebook: Codebook,
  rewriting: Rewriting
): Steps<readonly Edit[] | Refusal> {
  const places = new Map<number, Replacement>()
  let count = 0
  for (const entry of entriesHolding(file, rewriting.sought)) {
    if (++count % ENTRIES_A_STEP === 0) yield
    if (!entry) continue
    for (const place of replacements(entry, codebook, rewriting))
      places.set(place.span.start, place)
  }
  if (places.size === 0) return []
  if (file.heldFrom || file.isBroken)
    return refuse(phrase`${file.path} cannot be read: correct the mistakes in it first`)
  const edits = Array.from(places.values(), place => editAt(file, place)).sort(byPlace)
  const change = (entry: Entry): Entry => rewritten(entry, codebook, rewriting)
  if (yield* readsAs(file, codebook, edits, change)) return edits
  return refuse(phrase`${file.path} cannot take this: change it there by hand`)
}

/** Looking at so many takes less than a millisecond. */
const ENTRIES_A_STEP = 500

interface Replacement {
  readonly span: Span
  readonly old: string
  readonly text: string
}

function* replacements(
  entry: Entry,
  codebook: Codebook,
  {id, value}: Rewriting
): Generator<Replacement> {
  const newId = id(entry)
  if (newId !== undefined) yield {span: entry.location.span, old: entry.id, text: newId}
  const kind = codebook.kinds.get(entry.kind)
  for (const {name, values} of entry.fields.values()) {
    const definition = kind?.fields.get(name)
    if (!definition || !REWRITTEN.has(definition.type)) continue
    for (const {text, span} of values) {
      const now = value(entry, definition, text)
      if (now !== undefined) yield {span, old: text, text: now}
    }
  }
}

/** The types of fields whose values name something. */
const REWRITTEN: ReadonlySet<string> = new Set(['entry', 'code'])

function editAt(file: GlossaryFile, {span, old, text: now}: Replacement): Edit {
  const {before, behind} = signsAround(file, span)
  const quote = before === behind && /["']/.test(before) ? before : undefined
  switch (formatOf(file.path)) {
    case 'table':
      return {...span, text: now}
    case 'json lines':
      return {...span, text: quote ? JSON.stringify(now).slice(1, -1) : JSON.stringify(now)}
    default:
      return rewriteScalar(span, quote, old, now)
  }
}

/** The signs on both sides of a span; of a compiled file, nothing but the line is read. */
function signsAround(
  file: GlossaryFile,
  {start, end}: Span
): {readonly before: string; readonly behind: string} {
  if (!file.stored) return {before: file.text.charAt(start - 1), behind: file.text.charAt(end)}
  const line = file.stored.search.lineAt(start)
  return {
    before: line.text.charAt(start - line.start - 1),
    behind: line.text.charAt(end - line.start)
  }
}

/** An entry as it is meant to be; the very same where it stays. */
function rewritten(entry: Entry, codebook: Codebook, {id, value}: Rewriting): Entry {
  const kind = codebook.kinds.get(entry.kind)
  const newId = id(entry)
  let isChanged = newId !== undefined
  const fields = new Map<string, Field>()
  for (const [name, field] of entry.fields) {
    const definition = kind?.fields.get(name)
    const values = field.values.map((known): FieldValue => {
      const text =
        definition && REWRITTEN.has(definition.type)
          ? value(entry, definition, known.text)
          : undefined
      if (text !== undefined) isChanged = true
      return text === undefined ? known : {...known, text}
    })
    fields.set(name, {...field, values})
  }
  if (!isChanged) return entry
  const {kind: kindName, name, names, location} = entry
  // An entry without a name goes by its id.
  const isNameless = newId !== undefined && !entry.fields.get('name')?.values[0]
  const [first, ...others] = names
  const renamed = isNameless && first ? [{...first, text: newId}, ...others] : names
  return {
    id: newId ?? entry.id,
    kind: kindName,
    name: isNameless ? newId : name,
    names: renamed,
    fields,
    location
  }
}
