import {isDate} from '../codebook/date.js'
import type {Span} from '../syntax/span.js'
import {describeLocated, textOf} from '../yaml/access.js'
import type {Located, LocatedMap} from '../yaml/located.js'
import {checkName} from './check-name.js'
import type {Alias, Matching} from './entry.js'
import {type GlossaryReader, report, reportName} from './glossary-reader.js'

const keys = new Set(['text', 'lang', 'since', 'until', 'match'])
const wantedDate = 'a date like `2016-04-22`'

/** An alias while it is read. */
type Draft = {-readonly [Key in keyof Alias]?: Alias[Key]}

/** Adds the aliases of an entry to its names: a text or a mapping, or a list of these. */
export function readAliases(reader: GlossaryReader, value: Located, names: Alias[]): void {
  for (const item of value.type === 'list' ? value.items : [value]) {
    const alias = item.type === 'map' ? readMapping(reader, item) : readText(reader, item)
    if (alias !== undefined) names.push(alias)
  }
}

function readText(reader: GlossaryReader, value: Located): Alias | undefined {
  const text = textOf(value)
  if (text) {
    checkName(reader, text, value.span)
    return {text, span: value.span}
  }
  report(reader, value.span, describeLocated(value), 'a name')
  return undefined
}

function readMapping(reader: GlossaryReader, map: LocatedMap): Alias | undefined {
  const draft: Draft = {}
  const seen = new Set<string>()
  for (const {key, keySpan, value} of map.pairs) {
    if (seen.has(key)) report(reader, keySpan, `second \`${key}\``, 'each field once')
    else readKey(reader, key, keySpan, value, draft)
    seen.add(key)
  }
  const {text, span} = draft
  if (text !== undefined && span !== undefined) return {...draft, text, span}
  if (!seen.has('text')) report(reader, map.span, 'alias without `text`', '`text` with the name')
  return undefined
}

function readKey(
  reader: GlossaryReader,
  key: string,
  keySpan: Span,
  value: Located,
  draft: Draft
): void {
  const text = textOf(value)
  if (!keys.has(key)) reportName(reader, keySpan, 'field', key, keys, 'a field of an alias')
  else if (key === 'match') readMatch(reader, value, draft)
  else if (!text) report(reader, value.span, describeLocated(value), `a value of \`${key}\``)
  else if (key === 'text') {
    checkName(reader, text, value.span)
    draft.text = text
    draft.span = value.span
  } else if (key === 'lang') draft.lang = text
  else if (!isDate(text)) report(reader, value.span, `\`${text}\``, wantedDate)
  else if (key === 'since') draft.since = text
  else draft.until = text
}

function readMatch(reader: GlossaryReader, value: Located, draft: Draft): void {
  const match = value.type === 'scalar' ? MATCHING.get(value.value) : undefined
  if (match !== undefined) draft.match = match
  else
    report(reader, value.span, describeLocated(value), WANTED_MATCH, [
      'exact',
      'ignore-case',
      'false'
    ])
}

/** What may be written; `true` is another word for `exact`. */
const MATCHING: ReadonlyMap<unknown, Matching> = new Map<unknown, Matching>([
  ['exact', 'exact'],
  [true, 'exact'],
  ['ignore-case', 'ignore-case'],
  [false, false]
])

const WANTED_MATCH = '`exact`, `ignore-case` or `false`'
