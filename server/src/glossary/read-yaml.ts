import {phrase} from '../base/phrase.js'
import type {Kind} from '../codebook/codebook.js'
import {yamlLimits} from '../data/limits.js'
import type {Located, LocatedMap, LocatedPair} from '../data/located.js'
import {strictSections, strictYaml} from '../data/yaml/strict-yaml.js'
import type {Entry} from './entry.js'
import {type GlossaryReader, problemsBefore, report, reportName} from './glossary-reader.js'
import type {GlossaryRow} from './glossary-rows.js'
import {pairsOfEntry, readEntry} from './read-entry.js'

/** The lines of an entry in YAML, or the key of a section. */
interface BlockRow extends GlossaryRow {
  /** Offset of the end of its last line. */
  readonly end: number
}

/** Reads the sections of a glossary row by row; places are of the text. */
export function* yamlRows(
  reader: GlossaryReader,
  text: string,
  {pairs}: LocatedMap
): Generator<GlossaryRow> {
  for (const pair of pairs) {
    yield sectionRow(reader, text, pair)
    const kind = kindOf(reader, pair)
    if (kind && pair.value.type === 'map') yield* entryRows(reader, kind, text, pair.value, 0)
    else if (kind) checkEmpty(reader, pair.value)
  }
}

/**
 * The same of a text whose entries stand on lines of their own, so that each can be read again by itself; no entry is kept.
 * The last value is whether it is such a text, and one that the strict reader reads: what came before is nothing to go by
 * where it is not.
 */
export function* blockRows(reader: GlossaryReader, text: string): Generator<BlockRow, boolean> {
  if (text.length > yamlLimits.length) return false
  const parts = strictSections(text)
  let kind: Kind | undefined
  for (let next = parts.next(); ; next = parts.next()) {
    if (next.done) return next.value
    const {isSection, value, ...key} = next.value
    if (isSection) {
      if (value?.type === 'map' && value.pairs.length > 0) return false
      yield {...sectionRow(reader, text, key), end: lineEnd(text, key.keySpan.end)}
      kind = kindOf(reader, key)
      if (kind && value) checkEmpty(reader, value)
    } else if (kind && value) {
      const row = entryRow(reader, kind, text, {...key, value}, 0)
      yield {...row, end: lineEnd(text, value.span.end)}
    }
  }
}

function sectionRow(reader: GlossaryReader, text: string, {keySpan}: SectionKey): GlossaryRow {
  const start = lineOfKey(text, keySpan.start)
  return {start, before: problemsBefore(reader), kind: undefined, entry: undefined}
}

type SectionKey = Pick<LocatedPair, 'key' | 'keySpan'>

/** The kind of the entries in a section; another section is reported. */
function kindOf(reader: GlossaryReader, {key, keySpan}: SectionKey): Kind | undefined {
  const kind = reader.sections.get(key)
  const wanted = phrase`a section of the codebook`
  if (!kind) reportName(reader, keySpan, phrase`section`, key, reader.sections, wanted)
  return kind
}

/** Reports what stands in the place of entries. */
function checkEmpty(reader: GlossaryReader, value: Located): void {
  if (value.type === 'map' || (value.type === 'scalar' && value.value === null)) return
  const wanted = phrase`entries like \`aleppo:\` with their fields below`
  report(reader, value.span, phrase`section without entries`, wanted)
}

/** Reads the entries of a section; `shift` is how far the places in it are behind the offsets in the text. */
export function* entryRows(
  reader: GlossaryReader,
  kind: Kind,
  text: string,
  {pairs}: LocatedMap,
  shift: number
): Generator<GlossaryRow> {
  for (const pair of pairs) yield entryRow(reader, kind, text, pair, shift)
}

function entryRow(
  reader: GlossaryReader,
  kind: Kind,
  text: string,
  pair: LocatedPair,
  shift: number
): GlossaryRow {
  const start = lineOfKey(text, pair.keySpan.start - shift)
  const before = problemsBefore(reader)
  return {start, before, kind, entry: entryOf(reader, kind, pair)}
}

function entryOf(reader: GlossaryReader, kind: Kind, {key, keySpan, value}: LocatedPair): Entry {
  return readEntry(reader, kind, {text: key, span: keySpan}, pairsOfEntry(reader, keySpan, value))
}

/**
 * Reads the lines of one entry again, which are a row that `blockRows` has given; `shift` is added to all places. Undefined
 * for what are no such lines.
 */
export function rereadEntry(
  reader: GlossaryReader,
  kind: Kind,
  text: string,
  shift: number
): Entry | undefined {
  const value = strictYaml(text, shift, AROUND_SECTION)
  const pair = value?.type === 'map' ? value.pairs[0] : undefined
  return pair && entryOf(reader, kind, pair)
}

/** The collections around a section: the file. */
const AROUND_SECTION = 1

/** The start of the line on which a key stands behind nothing but blanks and its quote; else the offset of the key. */
function lineOfKey(text: string, key: number): number {
  let start = key
  if (isQuote(text.charCodeAt(start - 1))) start--
  while (text.charCodeAt(start - 1) === 0x20) start--
  return start === 0 || isLineEnd(text.charCodeAt(start - 1)) ? start : key
}

function lineEnd(text: string, offset: number): number {
  let end = offset
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++
  return end
}

/** Whether a character code is that of a line feed or a carriage return. */
export function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d
}

function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x27
}
