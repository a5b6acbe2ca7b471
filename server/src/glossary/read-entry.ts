import {normaliseId} from '../base/names.js'
import {phrase} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import {checkValue} from '../codebook/check-value.js'
import type {Attribute, Kind} from '../codebook/codebook.js'
import {
  describeLocated,
  type Located,
  type LocatedMap,
  type LocatedPair,
  pairOf,
  textOf
} from '../data/located.js'
import type {Alias, Entry, Field, FieldValue} from './entry.js'
import {type GlossaryReader, problemsBefore, report, reportName} from './glossary-reader.js'
import {checkName, checkPeriod, readAliases} from './read-alias.js'

/** Ids stand in tags without quotes. */
const id = /^[^\s"'=<>`{}|#]+$/u

/** Where an entry's id stands. */
export interface EntryId {
  readonly text: string
  readonly span: Span
}

/** Reads one entry of a kind; whatever is wrong with it is reported, and the entry is there all the same. */
export function readEntry(
  reader: GlossaryReader,
  kind: Kind,
  entryId: EntryId,
  pairs: readonly LocatedPair[]
): Entry {
  checkId(reader, kind, entryId)
  const fields = new Map<string, Field>()
  const names: Alias[] = []
  for (const {key, keySpan, value} of pairs) {
    const attribute = kind.fields.get(key)
    if (attribute === undefined) {
      const wanted = phrase`a field of \`${kind.name}\` entries`
      const isTaken = (name: string): boolean => pairs.some(pair => pair.key === name)
      reportName(reader, keySpan, phrase`field`, key, kind.fields, wanted, isTaken)
    } else if (fields.has(key)) {
      report(reader, keySpan, phrase`second \`${key}\``, phrase`each field once`)
    } else {
      const field = readField(reader, attribute, key, keySpan, value)
      fields.set(key, field)
      if (attribute.type === 'alias') readAliases(reader, value, names)
    }
  }
  checkRequired(reader, kind, entryId, fields)
  const until = fields.get('until')?.values[0]
  if (until) {
    const since = fields.get('since')?.values[0]?.text
    checkPeriod(reader, {since, until: until.text}, until.span)
  }
  const name = nameOf(reader, entryId, fields)
  names.unshift(name)
  const location = {path: reader.path, span: entryId.span}
  return {
    id: normaliseId(entryId.text),
    kind: kind.name,
    name: name.text,
    names,
    fields,
    location
  }
}

/** The pairs of an entry that is written as a mapping; anything else is reported. */
export function pairsOfEntry(
  reader: GlossaryReader,
  span: Span,
  value: Located
): readonly LocatedPair[] {
  if (value.type === 'map') return value.pairs
  const isText = value.type === 'scalar' && value.value !== null
  const written =
    value.type === 'list'
      ? phrase`list`
      : isText
        ? `\`${value.text}\``
        : phrase`entry without fields`
  report(
    reader,
    isText ? value.span : span,
    written,
    phrase`fields like \`name: …\` on lines below`
  )
  return []
}

function checkId(reader: GlossaryReader, {name}: Kind, {text, span}: EntryId): void {
  if (reader.reserved.get(name)?.has(text)) {
    report(
      reader,
      span,
      phrase`id \`${text}\`, which stands for no entry in a tag`,
      phrase`another id`
    )
    return
  }
  if (id.test(text)) return
  report(
    reader,
    span,
    phrase`id \`${text}\``,
    phrase`one without spaces, quotes, braces and any of \`= < > | #\``
  )
}

function checkRequired(
  reader: GlossaryReader,
  kind: Kind,
  {text, span}: EntryId,
  fields: ReadonlyMap<string, Field>
): void {
  for (const name of reader.required.get(kind) ?? []) {
    if (!fields.has(name)) {
      report(
        reader,
        span,
        phrase`entry \`${text}\` without \`${name}\``,
        phrase`a field \`${name}\``
      )
    }
  }
}

/** An entry without a name goes by its id. */
function nameOf(
  reader: GlossaryReader,
  {text, span}: EntryId,
  fields: ReadonlyMap<string, Field>
): Alias {
  const value = fields.get('name')?.values[0]
  if (value) checkName(reader, value.text, value.span)
  return value === undefined ? {text, span} : {text: value.text, span: value.span}
}

/** Reads the values of a field and reports those that its type does not accept; they are kept as texts. */
function readField(
  reader: GlossaryReader,
  attribute: Attribute,
  name: string,
  nameSpan: Span,
  value: Located
): Field {
  return {name, nameSpan, values: readValues(reader, attribute, value)}
}

function readValues(
  reader: GlossaryReader,
  attribute: Attribute,
  value: Located
): readonly FieldValue[] {
  if (attribute.type === 'ids') return readIds(reader, value)
  if (value.type !== 'list') {
    const single = readItem(reader, attribute, value)
    return single === undefined ? [] : [single]
  }
  if (!attribute.many) {
    report(reader, value.span, phrase`list`, phrase`a single value of \`${attribute.name}\``)
    return []
  }
  const values = value.items.map(item => readItem(reader, attribute, item))
  return values.filter(item => item !== undefined)
}

function readItem(
  reader: GlossaryReader,
  attribute: Attribute,
  value: Located
): FieldValue | undefined {
  const isAlias = attribute.type === 'alias'
  const located = isAlias && value.type === 'map' ? pairOf(value, 'text')?.value : value
  const text = textOf(located)
  // Errors of an alias are reported by `readAliases`.
  if (text && !isAlias) checkText(reader, attribute, text, value.span)
  if (text && located)
    return {text: attribute.type === 'entry' ? normaliseId(text) : text, span: located.span}
  const wanted = phrase`a value of \`${attribute.name}\``
  if (!isAlias) report(reader, value.span, describeLocated(value), wanted)
  return undefined
}

function checkText(reader: GlossaryReader, attribute: Attribute, text: string, span: Span): void {
  const problem = checkValue(attribute, text, problemsBefore(reader))
  if (problem !== undefined) reader.problems.push({...problem, location: {path: reader.path, span}})
}

function readIds(reader: GlossaryReader, value: Located): readonly FieldValue[] {
  if (value.type === 'map') return idsOf(reader, value)
  report(reader, value.span, describeLocated(value), phrase`identifiers like \`wikidata: Q379731\``)
  return []
}

function idsOf(reader: GlossaryReader, {pairs}: LocatedMap): FieldValue[] {
  const values: FieldValue[] = []
  const seen = pairs.length > 1 ? new Set<string>() : undefined
  for (const {key, keySpan, value} of pairs) {
    const text = textOf(value)
    if (!text)
      report(reader, value.span, describeLocated(value), phrase`an identifier of \`${key}\``)
    else if (seen?.has(key))
      report(reader, keySpan, phrase`second \`${key}\``, phrase`each scheme once`)
    else values.push({text, key, span: value.span})
    seen?.add(key)
  }
  return values
}
