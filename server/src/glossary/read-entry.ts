import type {Kind} from '../codebook/codebook.js'
import type {Span} from '../syntax/span.js'
import type {Located, LocatedPair} from '../yaml/located.js'
import {checkName} from './check-name.js'
import type {Alias, Entry, Field} from './entry.js'
import {type GlossaryReader, report, reportName} from './glossary-reader.js'
import {readAliases} from './read-alias.js'
import {readField} from './read-field.js'

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
  checkId(reader, entryId)
  const fields = new Map<string, Field>()
  const names: Alias[] = []
  for (const {key, keySpan, value} of pairs) {
    const attribute = kind.fields.get(key)
    if (attribute === undefined) {
      const wanted = `a field of \`${kind.name}\` entries`
      const isTaken = (name: string): boolean => pairs.some(pair => pair.key === name)
      reportName(reader, keySpan, 'field', key, kind.fields, wanted, isTaken)
    } else if (fields.has(key)) {
      report(reader, keySpan, `second \`${key}\``, 'each field once')
    } else {
      const field = readField(reader, attribute, key, keySpan, value)
      fields.set(key, field)
      if (attribute.type === 'alias') readAliases(reader, value, names)
    }
  }
  checkRequired(reader, kind, entryId, fields)
  const name = nameOf(reader, entryId, fields)
  names.unshift(name)
  const location = {path: reader.path, span: entryId.span}
  return {
    id: entryId.text,
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
    value.type === 'list' ? 'list' : isText ? `\`${value.text}\`` : 'entry without fields'
  report(reader, isText ? value.span : span, written, 'fields like `name: …` on lines below')
  return []
}

function checkId(reader: GlossaryReader, {text, span}: EntryId): void {
  if (id.test(text)) return
  report(
    reader,
    span,
    `id \`${text}\``,
    'one without spaces, quotes, braces and any of `= < > | #`'
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
      report(reader, span, `entry \`${text}\` without \`${name}\``, `a field \`${name}\``)
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
