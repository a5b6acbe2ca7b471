import {invisibleIn, withoutInvisible} from '../base/invisible.js'
import {phrase, toMessage} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import {isBefore, isDate} from '../codebook/dates.js'
import {describeLocated, type Located, type LocatedMap, pairOf, textOf} from '../data/located.js'
import type {Alias, Matching} from './entry.js'
import {type GlossaryReader, report, reportName} from './glossary-reader.js'

/** Reports characters in a name that nobody can have meant: those that cannot be read, and those that cannot be seen. */
export function checkName(reader: GlossaryReader, text: string, span: Span): void {
  if (PRINTABLE.test(text)) return
  const character = UNREADABLE.exec(text)?.[0]
  if (character !== undefined)
    report(
      reader,
      span,
      phrase`unreadable sign in a name (${codeOf(character)})`,
      phrase`the letter that was meant`
    )
  const invisible = invisibleIn(text)
  if (invisible === undefined) return
  const clean = withoutInvisible(text)
  const message = phrase`This name holds a sign that nobody sees (${codeOf(invisible)}): remove it`
  // What is written with an escape of YAML or JSON, or with doubled quotes, is not replaced.
  const isVerbatim = text.length === span.end - span.start && clean !== ''
  reader.problems.push({
    ...toMessage(message),
    location: {path: reader.path, span},
    expected: isVerbatim ? [clean] : [],
    ...(isVerbatim && {fix: {title: 'Remove the signs that nobody sees', text: clean}})
  })
}

/** Most names, of which nothing else is to be asked. */
const PRINTABLE = /^[\x20-\x7e]*$/

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Control characters other than tab and line ends, halves of characters, and what stands for bytes that could not be decoded. */
const UNREADABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffd]/u

/** Reports a period that ends before it begins, at its end. */
export function checkPeriod(
  reader: GlossaryReader,
  {since, until}: {readonly since: string | undefined; readonly until: string | undefined},
  span: Span
): void {
  if (!since || !until || !isDate(since) || !isDate(until) || !isBefore(until, since)) return
  const message = phrase`This period ends in ${until}, before it begins in ${since}: correct one of the dates`
  reader.problems.push({...toMessage(message), location: {path: reader.path, span}, expected: []})
}

const keys = new Set(['text', 'lang', 'since', 'until', 'match'])
const wantedDate = phrase`a date like \`2016-04-22\``

/** An alias while it is read. */
type UnfinishedAlias = {-readonly [Key in keyof Alias]?: Alias[Key]}

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
  report(reader, value.span, describeLocated(value), phrase`a name`)
  return undefined
}

function readMapping(reader: GlossaryReader, map: LocatedMap): Alias | undefined {
  const unfinished: UnfinishedAlias = {}
  const seen = new Set<string>()
  for (const {key, keySpan, value} of map.pairs) {
    if (seen.has(key)) report(reader, keySpan, phrase`second \`${key}\``, phrase`each field once`)
    else readKey(reader, key, keySpan, value, unfinished)
    seen.add(key)
  }
  const {text, span, since, until} = unfinished
  const end = pairOf(map, 'until')?.value
  if (end) checkPeriod(reader, {since, until}, end.span)
  if (text !== undefined && span !== undefined) return {...unfinished, text, span}
  if (!seen.has('text'))
    report(reader, map.span, phrase`alias without \`text\``, phrase`\`text\` with the name`)
  return undefined
}

function readKey(
  reader: GlossaryReader,
  key: string,
  keySpan: Span,
  value: Located,
  unfinished: UnfinishedAlias
): void {
  const text = textOf(value)
  if (!keys.has(key))
    reportName(reader, keySpan, phrase`field`, key, keys, phrase`a field of an alias`)
  else if (key === 'match') readMatch(reader, value, unfinished)
  else if (!text) report(reader, value.span, describeLocated(value), phrase`a value of \`${key}\``)
  else if (key === 'text') {
    checkName(reader, text, value.span)
    unfinished.text = text
    unfinished.span = value.span
  } else if (key === 'lang') unfinished.lang = text
  else if (!isDate(text)) report(reader, value.span, `\`${text}\``, wantedDate)
  else if (key === 'since') unfinished.since = text
  else unfinished.until = text
}

function readMatch(reader: GlossaryReader, value: Located, unfinished: UnfinishedAlias): void {
  const match = value.type === 'scalar' ? MATCHING.get(value.value) : undefined
  if (match !== undefined) unfinished.match = match
  else
    report(reader, value.span, describeLocated(value), WANTED_MATCH, [
      'exact',
      'ignore-case',
      'false'
    ])
}

/** The values of `match` as written; `true` is another word for `exact`. */
const MATCHING: ReadonlyMap<unknown, Matching> = new Map<unknown, Matching>([
  ['exact', 'exact'],
  [true, 'exact'],
  ['ignore-case', 'ignore-case'],
  [false, false]
])

const WANTED_MATCH = phrase`\`exact\`, \`ignore-case\` or \`false\``
