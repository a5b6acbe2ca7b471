import {firstIndex} from '../../base/binary-search.js'
import type {LineIndex, LinePlace} from '../../base/line-index.js'
import {createLineIndex, findLine, toPlace} from '../../base/line-index.js'
import {lazily, oncePer} from '../../base/memo.js'
import {restorePhrase} from '../../base/phrase.js'
import type {Codebook} from '../../codebook/codebook.js'
import type {Entry} from '../entry.js'
import type {GlossaryProblem, TextLine} from '../glossary.js'
import {glossaryReader} from '../glossary-reader.js'
import {formatOf, separatorOf} from '../parse-glossary.js'
import {lineEntries, readHeader, type TableHeader, tableEntries} from '../read-gazetteer.js'
import {rereadEntry} from '../read-yaml.js'
import {type FindBytes, findBytes} from './find-bytes.js'
import {ENTRY, ENTRY_INTS, fieldBit, type Head} from './layout.js'
import {PageReader, type Pages} from './pages.js'
import {StoredEntry} from './stored-entry.js'
import {hashOf} from './text-pool.js'
import {readUtf8} from './utf8.js'

/** A compiled glossary file that is read by pages. */
export interface StoredSource {
  readonly path: string
  readonly codebook: Codebook
  readonly head: Head
  readonly pages: Pages
  /** Decodes the text of the file, or a part of it, faster than `readUtf8`. */
  readonly decode?: (bytes: Uint8Array) => string
  /** Finds bytes faster than the function of that name. */
  readonly find?: FindBytes
  /** So many rows are kept at least that were read, and twice as many at most; by default all are. */
  readonly mostRows?: number
}

/** Bits of the numbers of entries that pass by at once. */
const LAST = 511

/** What a compiled glossary file holds, whose entries are made when they are asked for. */
export class StoredFile {
  readonly path: string
  readonly head: Head
  readonly reader: PageReader
  /** How many entries there are. */
  readonly count: number
  /** The whole text of the file, which is decoded when it is first asked for. */
  readonly text: () => string
  /** What is wrong in it. */
  readonly problems: () => readonly GlossaryProblem[]
  readonly findBytes: FindBytes
  private readonly decode: (bytes: Uint8Array) => string
  private readonly rows: () => RowReader
  private readonly entries = new Map<number, StoredEntry>()
  private readonly mostRows: number | undefined
  private readonly read: StoredEntry[] = []
  /** The last entries that nobody keeps, as several rules go over the same ones by turns. */
  private readonly passing: (StoredEntry | undefined)[] = []
  private readonly bits: ReadonlyMap<string, number>

  constructor(source: StoredSource) {
    const {path, codebook, head, pages, decode = readUtf8, find = findBytes, mostRows} = source
    this.findBytes = find
    this.decode = decode
    this.mostRows = mostRows
    this.path = path
    this.head = head
    this.reader = new PageReader(pages)
    this.count = head.sections.entries[1] / (ENTRY_INTS * 4)
    this.text = lazily(() => decode(this.whole('text')))
    this.problems = lazily(() => readProblems(readUtf8(this.whole('problems'))))
    this.rows = lazily(() => rowReader(this, codebook))
    this.bits = new Map(head.fields.map((name, place) => [name, fieldBit(place)]))
  }

  /** A number of an entry, by its place. */
  int(entry: number, place: number): number {
    return this.reader.int(this.head.sections.entries, entry * ENTRY_INTS + place)
  }

  /** The id of an entry. */
  idOf(entry: number): string {
    return this.id(this.int(entry, ENTRY.id))
  }

  /** The kind of an entry. */
  kindOf(entry: number): string {
    return this.head.kinds[this.int(entry, ENTRY.kind)] ?? ''
  }

  /** Whether an entry may have a field. */
  mayHave(entry: number, field: string): boolean {
    return (this.int(entry, ENTRY.fields) & (this.bits.get(field) ?? 0)) !== 0
  }

  /** Whether an entry may have one of some fields, by their bits. */
  mayHaveAny(entry: number, bits: number): boolean {
    return (this.int(entry, ENTRY.fields) & bits) !== 0
  }

  /** The bits of some fields. */
  bitsOf(fields: readonly string[]): number {
    return fields.reduce((bits, field) => bits | (this.bits.get(field) ?? 0), 0)
  }

  /** The first entry with an id; -1 for none. */
  find(id: string): number {
    const {ids, idStarts, idHashes} = this.head.sections
    const hash = hashOf(id)
    const bucket = hash & (idStarts[1] / 4 - 2)
    const end = this.reader.int(idStarts, bucket + 1)
    for (let at = this.reader.int(idStarts, bucket); at < end; at++) {
      if (this.reader.int(idHashes, at * 2) !== hash) continue
      const number = this.reader.int(idHashes, at * 2 + 1)
      if (this.isId(number, id)) return this.reader.int(ids, number * 2 + 1)
    }
    return -1
  }

  /** The first entry with an id, by the number of that. */
  firstOf(id: number): number {
    return this.reader.int(this.head.sections.ids, id * 2 + 1)
  }

  /** Whether an entry is the first with its id. */
  isFirst(entry: number): boolean {
    return this.firstOf(this.int(entry, ENTRY.id)) === entry
  }

  private isId(number: number, text: string): boolean {
    const {ids, idPool} = this.head.sections
    const start = number === 0 ? 0 : this.reader.int(ids, number * 2 - 2)
    return this.reader.isText(idPool, start, this.reader.int(ids, number * 2), text)
  }

  /** The id of a number. */
  id(number: number): string {
    const {ids, idPool} = this.head.sections
    const start = number === 0 ? 0 : this.reader.int(ids, number * 2 - 2)
    return readUtf8(this.reader.bytes(idPool, start, this.reader.int(ids, number * 2)))
  }

  /** Is told that an entry has read its row: of those that did so long ago, the rows are read again when they are asked for. */
  noteRead(entry: StoredEntry): void {
    if (this.mostRows === undefined || !entry.isKept) return
    this.read.push(entry)
    if (this.read.length < 2 * this.mostRows) return
    for (const old of this.read.splice(0, this.mostRows)) old.forgetRow()
  }

  /** The entry of a number, always the same object; it reads its row when it has to. */
  entry(number: number): StoredEntry {
    const known = this.entries.get(number)
    if (known) return known
    const passing = this.passing[number & LAST]
    const entry = passing?.number === number ? passing : new StoredEntry(this, number)
    entry.isKept = true
    this.entries.set(number, entry)
    return entry
  }

  /** The same, but that an entry which nobody has asked for yet is not kept. */
  passingEntry(number: number): StoredEntry {
    const known = this.passing[number & LAST] ?? this.entries.get(number)
    if (known?.number === number) return known
    const entry = this.entries.get(number) ?? new StoredEntry(this, number)
    this.passing[number & LAST] = entry
    return entry
  }

  /** Reads the row of an entry. */
  readRow(number: number): Entry {
    return this.rows()(number)
  }

  /** The text of a row. */
  rowText(number: number): string {
    const {text} = this.head.sections
    return this.decode(
      this.reader.bytes(text, this.int(number, ENTRY.start), this.int(number, ENTRY.end))
    )
  }

  /** All bytes of a section. */
  whole(name: keyof Head['sections']): Uint8Array {
    const section = this.head.sections[name]
    return this.reader.bytes(section, 0, section[1])
  }
}

/** Reads the row of an entry by its number. */
type RowReader = (number: number) => Entry

function rowReader(file: StoredFile, codebook: Codebook): RowReader {
  // What is wrong in the rows is known: no nearest names are searched for again.
  const reader = glossaryReader(file.path, codebook, Number.MAX_SAFE_INTEGER)
  const format = formatOf(file.path)
  const header = format === 'table' ? headerOf(file, codebook) : undefined
  const read = (number: number, row: string, offset: number): Entry | undefined => {
    if (format === 'yaml') {
      const kind = reader.kinds.get(file.kindOf(number))
      return kind && rereadEntry(reader, kind, row, offset)
    }
    const rows = header
      ? tableEntries(reader, header, row, 0, offset)
      : lineEntries(reader, row, offset)
    for (const {entry} of rows) if (entry) return entry
    return undefined
  }
  return number => {
    reader.problems.length = 0
    const entry = read(number, file.rowText(number), file.int(number, ENTRY.offset))
    if (!entry) throw new Error(`No entry in row ${number} of the compiled ${file.path}`)
    return entry
  }
}

function headerOf(file: StoredFile, codebook: Codebook): TableHeader | undefined {
  const reader = glossaryReader(file.path, codebook)
  const end = file.int(0, ENTRY.start)
  const text = readUtf8(file.reader.bytes(file.head.sections.text, 0, end))
  return readHeader(reader, text, separatorOf(file.path))
}

/**
 * The line and column of a UTF-16 offset, as editors count them: a byte order mark moves no column. Only the row around it
 * is read.
 */
export function placeIn(file: StoredFile, offset: number): LinePlace {
  const entry = entryAt(file, offset)
  if (entry < 0) return placeInText(file, offset)
  const start = file.int(entry, ENTRY.offset)
  const text = file.rowText(entry)
  if (offset - start > text.length) return placeInText(file, offset)
  const {line, column} = toPlace(createLineIndex(text), offset - start)
  const above = file.int(entry, ENTRY.line)
  const before = line === 1 && above > 0 ? file.int(entry, ENTRY.column) : 0
  return {line: line + above, column: column + before}
}

/** The same of what stands in no row of an entry, as the header of a table or the key of a section. */
function placeInText(file: StoredFile, offset: number): LinePlace {
  const {line, start, text} = lineAt(file, offset)
  const column = offset - start + 1
  const isMarked = line === 0 && column > 1 && text.startsWith('\ufeff')
  return {line: line + 1, column: isMarked ? column - 1 : column}
}

/** The line of a UTF-16 offset. Only what stands between the entries around it is read. */
export function lineAt(file: StoredFile, offset: number): TextLine {
  const entry = entryAt(file, offset)
  const {text, index} = stretchOf(file, entry)
  const base = entry < 0 ? 0 : file.int(entry, ENTRY.offset)
  const line = findLine(index, Math.min(offset - base, text.length))
  const start = index.starts[line] ?? 0
  // An entry may stand behind a byte order mark.
  const before = entry >= 0 && line === 0 ? file.int(entry, ENTRY.column) : 0
  return {
    line: line + (entry < 0 ? 0 : file.int(entry, ENTRY.line)),
    start: base + start - before,
    text: (before > 0 ? '\ufeff' : '') + text.slice(start, index.starts[line + 1])
  }
}

/** What stands from the row of an entry to that of the next, or before the first one (-1). */
interface Stretch {
  readonly entry: number
  readonly text: string
  readonly index: LineIndex
}

function readProblems(json: string): readonly GlossaryProblem[] {
  const problems: readonly GlossaryProblem[] = JSON.parse(json)
  return problems.map(({said, ...problem}) => {
    const phrase = restorePhrase(said)
    return {...problem, ...(phrase && {said: phrase})}
  })
}

/** The last one is kept: there may be any number of sections between two entries, each with something wrong in it. */
function stretchOf(file: StoredFile, entry: number): Stretch {
  const kept = lastStretch(file)
  if (kept.last?.entry === entry) return kept.last
  const {text: section} = file.head.sections
  const from = entry < 0 ? 0 : file.int(entry, ENTRY.start)
  const next = entry + 1 < file.count ? file.int(entry + 1, ENTRY.start) : section[1]
  const text = readUtf8(file.reader.bytes(section, from, next))
  kept.last = {entry, text, index: createLineIndex(text)}
  return kept.last
}

const lastStretch = oncePer((_: StoredFile): {last?: Stretch} => ({}))

/** The entry in whose row a UTF-16 offset stands, or in the lines behind that; -1 for none. */
export function entryAt(file: StoredFile, offset: number): number {
  return firstIndex(file.count, entry => file.int(entry, ENTRY.offset) > offset) - 1
}
