import type {Kind} from '../codebook/codebook.js'
import type {Span} from '../syntax/span.js'
import {textOf} from '../yaml/access.js'
import type {LocatedMap, LocatedPair} from '../yaml/located.js'
import type {Entry} from './entry.js'
import {type GlossaryReader, report, reportName} from './glossary-reader.js'
import {readEntry} from './read-entry.js'

/**
 * Reads an entry that says itself what it is: `kind` (or `section`) and `id` beside its fields, as in
 * a line of a gazetteer. Without them it is reported and left out.
 */
export function readRecord(reader: GlossaryReader, record: LocatedMap): Entry | undefined {
  const special = new Map<string, LocatedPair>()
  const fields: LocatedPair[] = []
  for (const pair of record.pairs) {
    const isSpecial = pair.key === 'kind' || pair.key === 'section' || pair.key === 'id'
    if (isSpecial && !special.has(pair.key)) special.set(pair.key, pair)
    else fields.push(pair)
  }
  const kind = kindOf(reader, special, record.span)
  const id = special.get('id')?.value
  const text = textOf(id)
  if (!id || !text) report(reader, record.span, 'entry without `id`', 'an `id`')
  return kind && id && text ? readEntry(reader, kind, {text, span: id.span}, fields) : undefined
}

function kindOf(
  reader: GlossaryReader,
  special: ReadonlyMap<string, LocatedPair>,
  span: Span
): Kind | undefined {
  const pair = special.get('section') ?? special.get('kind')
  const text = textOf(pair?.value)
  if (pair === undefined || text === undefined) {
    report(reader, span, 'entry without `kind`', 'a `kind` or a `section`')
    return undefined
  }
  const known = pair.key === 'section' ? reader.sections : kindsOf(reader)
  const kind = known.get(text)
  if (!kind)
    reportName(reader, pair.value.span, pair.key, text, known, `a ${pair.key} with entries`)
  return kind
}

function kindsOf(reader: GlossaryReader): ReadonlyMap<string, Kind> {
  return new Map(Array.from(reader.sections.values(), kind => [kind.name, kind]))
}
