import type {Codebook} from '../../codebook/codebook.js'
import {type Compiling, gatherGlossary} from './compile-glossary.js'
import {intsOf} from './growing.js'
import {
  checksumOf,
  type Head,
  PAGE,
  SECTIONS,
  type Section,
  type SectionName,
  wholePages,
  writeHead
} from './layout.js'
import {groupBearers, isLookedUp} from './name-pool.js'
import {finishSearch} from './search-builder.js'
import {findShared} from './shared-names.js'
import {bucketTexts, withEnds} from './text-pool.js'
import {writeUtf8} from './utf8.js'
import {groupWordStarts, WORD_BYTES} from './word-starts.js'

/** A compiled glossary file: its head, and the sections behind that, each of whole pages. */
export interface CompiledBytes {
  readonly head: Uint8Array
  readonly sections: readonly Uint8Array[]
}

/** A glossary file that is to be compiled. */
export interface GlossarySource {
  readonly path: string
  readonly text: string
  /** The text in UTF-8. */
  readonly bytes: Uint8Array
  readonly codebook: Codebook
  /** Of the content, the codebook and the version: what was compiled under another one is of no use. */
  readonly key: string
}

/**
 * Compiles a glossary file; the same source gives the same bytes. Undefined for one that is to be read as a whole: YAML
 * that takes the full reader, or has its entries on one line.
 */
export function compileGlossary({
  path,
  text,
  bytes,
  codebook,
  key
}: GlossarySource): CompiledBytes | undefined {
  const isAscii = text.length === bytes.length
  const gathered = gatherGlossary(path, text, codebook, isAscii)
  if (!gathered) return undefined
  const parts = partsOf(gathered, bytes)
  const places = place(parts)
  const padded = SECTIONS.flatMap(name => toPages(parts.get(name) ?? NOTHING))
  const checksums = toPages(bytesOf(checksumsOf(padded, 0)))
  const roots = checksumsOf(checksums, places.checksums[0] / PAGE)
  const {kinds, fields, isBroken} = gathered
  const head: Head = {
    key,
    sections: places,
    kinds,
    fields,
    isBroken,
    isAscii,
    units: text.length,
    roots: [...roots]
  }
  return {head: writeHead(head), sections: [...padded, ...checksums]}
}

const NOTHING = new Uint8Array(0)

type Parts = ReadonlyMap<SectionName, Uint8Array>

function partsOf(gathered: Compiling, bytes: Uint8Array): Parts {
  const {entries, ids, firstOf, others, names, exact, folded, problems, typedEnds} = gathered
  const typed = gathered.typed.bytes.subarray(0, gathered.typed.length)
  const letters = groupWordStarts(gathered.wordStarts, typed, 1)
  const words = groupWordStarts(gathered.wordStarts, typed, WORD_BYTES)
  const grouped = groupBearers(names)
  const idBuckets = bucketTexts(ids, () => true)
  const foldBuckets = bucketTexts(names.texts, name => isLookedUp(names, name))
  const [exactTable, foldedTable] = [finishSearch(exact), finishSearch(folded)]
  const ints = {
    entries: intsOf(entries),
    ids: withEnds(ids, firstOf.ints),
    idStarts: idBuckets.starts,
    idHashes: idBuckets.texts,
    others: intsOf(others),
    names: withEnds(names.texts, grouped.ends),
    bearers: grouped.bearers,
    foldStarts: foldBuckets.starts,
    foldHashes: foldBuckets.texts,
    shared: findShared(grouped, entries, others),
    exactSlots: exactTable.slots,
    exactFirst: exactTable.first,
    exactNext: exactTable.next,
    foldedSlots: foldedTable.slots,
    foldedFirst: foldedTable.first,
    foldedNext: foldedTable.next,
    typedEnds: intsOf(typedEnds),
    letterStarts: letters.starts,
    letterPlaces: letters.places,
    wordStarts: words.starts,
    wordPlaces: words.places
  }
  return new Map<SectionName, Uint8Array>([
    ['text', bytes],
    ['idPool', ids.pool.bytes.subarray(0, ids.pool.length)],
    ['pool', names.texts.pool.bytes.subarray(0, names.texts.pool.length)],
    ['typed', typed],
    ['problems', jsonBytes(problems)],
    ...Object.entries(ints).map(([name, list]) => [name as SectionName, bytesOf(list)] as const)
  ])
}

function bytesOf({buffer, byteOffset, byteLength}: Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function jsonBytes(value: unknown): Uint8Array {
  const json = JSON.stringify(value)
  const bytes = new Uint8Array(json.length * 3)
  return bytes.subarray(0, writeUtf8(bytes, 0, json))
}

/** Gives each section its place, the checksums behind all others. */
function place(parts: Parts): Head['sections'] {
  let length = 0
  const places = SECTIONS.map((name): [SectionName, Section] => {
    const own = parts.get(name)?.length ?? (length / PAGE) * 4
    const section: Section = [length, own]
    length += wholePages(own)
    return [name, section]
  })
  return Object.fromEntries(places) as Head['sections']
}

/** A section in whole pages: as it is, and its end filled up, so that nothing large is copied. */
function toPages(part: Uint8Array): readonly Uint8Array[] {
  const whole = part.length - (part.length % PAGE)
  if (whole === part.length) return whole === 0 ? [] : [part]
  const rest = new Uint8Array(PAGE)
  rest.set(part.subarray(whole))
  return whole === 0 ? [rest] : [part.subarray(0, whole), rest]
}

/** The checksums of the pages of some parts, of which the first has a number. */
function checksumsOf(parts: readonly Uint8Array[], first: number): Int32Array {
  const sums: number[] = []
  for (const part of parts)
    for (let at = 0; at < part.length; at += PAGE)
      sums.push(checksumOf(part.subarray(at, at + PAGE), first + sums.length))
  return Int32Array.from(sums)
}
