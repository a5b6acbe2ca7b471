import {type BigIntStats, closeSync, fstatSync, statSync} from 'node:fs'
import {resolve} from 'node:path'
import {readHead} from '../glossary/compiled/layout.js'
import {pagesOf} from '../glossary/compiled/pages.js'
import {openStored} from '../glossary/compiled/stored-glossary.js'
import {type CompiledBytes, compileGlossary} from '../glossary/compiled/write-glossary.js'
import type {GlossaryFile} from '../glossary/glossary.js'
import {markUsed, removeCacheFile, writeCacheBytes, writeCacheFile} from './cache-files.js'
import {hashContent} from './content-hash.js'
import {decodeText, readBytes, UnreadableFileError} from './file-system.js'
import {
  attempt,
  type CompiledReading,
  formFileOf,
  type GlossaryCache,
  keyOf,
  NO_FORM,
  type Record,
  readRecord,
  recordFileOf
} from './glossary-cache.js'
import {NoFileError, openFile} from './open-file.js'
import {openPaged, type PagedFile} from './paged-file.js'
import {isWithin, realPath} from './paths.js'
import type {Loading} from './read-project-file.js'
import {systemCode} from './system-errors.js'
import {optimiseAsUsual} from './v8.js'

/** Bytes; compiling a larger file is a long run. */
const LONG = 4 * 1024 * 1024

/** Bytes; in a long run, a smaller file is sooner read as a whole. */
const SMALLEST = 256 * 1024

/**
 * Opens a large glossary file in its compiled form, which is made where there is none of this content, codebook and version.
 * Undefined for a file that is to be read as any other: a small one, one that is open in an editor, one that has no compiled
 * form, and one that cannot be read, which reading it reports. A cache that cannot be written changes nothing else.
 */
export function openCompiled(
  loading: Pick<Loading, 'root' | 'allowed' | 'overlay'>,
  path: string,
  cache: GlossaryCache
): GlossaryFile | undefined {
  const wanted = wantedOnDisk(loading, path, cache)
  return wanted && orUndefined(() => open(wanted))
}

/**
 * Opens a large glossary file in a compiled form that is made for this run and held in memory; undefined for the same files as
 * `openCompiled`.
 */
export function compileInMemory(
  loading: Pick<Loading, 'root' | 'allowed' | 'overlay'>,
  path: string,
  reading: CompiledReading
): GlossaryFile | undefined {
  const wanted = wantedOnDisk(loading, path, reading)
  if (!wanted) return undefined
  return orUndefined(() => {
    const {bytes, content} = readSource(wanted)
    const made = compileBytes(wanted, bytes, content)
    return made && stored(wanted, formInMemory(wanted, made), content)
  })
}

/** The same as `wantedAt`, but for a file that is open in an editor. */
function wantedOnDisk<Reading extends CompiledReading>(
  loading: Pick<Loading, 'root' | 'allowed' | 'overlay'>,
  path: string,
  reading: Reading
): Wanted<Reading> | undefined {
  const wanted = wantedAt(loading, path, reading)
  const isGiven = wanted && loading.overlay?.(wanted.absolute) !== undefined
  return isGiven ? undefined : wanted
}

/** A glossary file that may be compiled, as it is now; undefined for a file that is read as any other. */
export function wantedAt<Reading extends CompiledReading>(
  {root, allowed}: Pick<Loading, 'root' | 'allowed'>,
  path: string,
  cache: Reading
): Wanted<Reading> | undefined {
  const absolute = resolve(root, path)
  // Most are small, which is to be known without opening them.
  const seen = orUndefined(() => statSync(absolute))
  const {smallest = SMALLEST} = cache
  if (!seen || seen.size < smallest || !isWithin(allowed, realPath(absolute))) return undefined
  const status = orUndefined(() => statusOf(absolute, allowed))
  if (!status || status.size < smallest) return undefined
  return {allowed, path, absolute, cache, status, stamp: stampOf(status)}
}

/** Undefined where a file cannot be read, which reading it reports. */
export function orUndefined<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof NoFileError || error instanceof UnreadableFileError) return undefined
    if (systemCode(error) === undefined) throw error
    return undefined
  }
}

function statusOf(absolute: string, allowed: string): BigIntStats {
  const file = openFile(absolute, () => allowed)
  try {
    return fstatSync(file, {bigint: true})
  } finally {
    closeSync(file)
  }
}

/** A glossary file that is to be opened. */
export interface Wanted<Reading extends CompiledReading = GlossaryCache> {
  /** No file outside of this folder is read. */
  readonly allowed: string
  readonly path: string
  readonly absolute: string
  readonly cache: Reading
  readonly status: BigIntStats
  /** A text that is another one as soon as the file has changed. */
  readonly stamp: string
}

/**
 * Opens the compiled form of a glossary file, which is made where there is none of its content; undefined for a content that
 * has none. Throws what reading throws.
 */
export function open(wanted: Wanted): GlossaryFile | undefined {
  const {stamp} = wanted
  const before = readRecord(recordFileOf(wanted))
  const source = before?.stamp === stamp ? undefined : readSource(wanted)
  const content = source?.content ?? before?.content ?? ''
  const hasNone = before?.content === content && before.key === NO_FORM
  const {form, ...found} = hasNone ? formless(content) : findForm(wanted, content, source)
  keepRecord(wanted, before, {stamp, ...found})
  return form && stored(wanted, form, found.content)
}

/** A content, what its compiled form is found under, and that form where it has one. */
interface Found extends Omit<Record, 'stamp'> {
  readonly form: PagedFile | undefined
}

function formless(content: string): Found {
  return {content, key: NO_FORM, form: undefined}
}

/** The compiled form of a content; that of what the file holds by now where it has to be made. */
function findForm(wanted: Wanted, content: string, source: Source | undefined): Found {
  const key = keyOf(wanted, content)
  const form = openMade(wanted, content, key)
  if (!form) return compile(wanted, source ?? readSource(wanted))
  attempt(() => markUsed(formFileOf(wanted.cache, key)))
  return {content, key, form}
}

/** Keeps what is known of a file now for the next time, and removes the form of what it held before. */
function keepRecord(wanted: Wanted, before: Record | undefined, now: Record): void {
  const recordFile = recordFileOf(wanted)
  const isKnown = before?.stamp === now.stamp && before.content === now.content
  if (isKnown && before.key === now.key) attempt(() => markUsed(recordFile))
  else if (isAtRest(wanted.status)) attempt(() => writeCacheFile(recordFile, JSON.stringify(now)))
  if (before && before.key !== now.key && before.key !== NO_FORM)
    attempt(() => removeCacheFile(formFileOf(wanted.cache, before.key)))
}

/** A file as it is now. */
interface Source {
  readonly bytes: Buffer
  readonly content: string
}

function readSource({absolute, allowed}: Pick<Wanted, 'absolute' | 'allowed'>): Source {
  const bytes = readBytes(absolute, undefined, () => allowed)
  return {bytes, content: hashContent(bytes)}
}

/** The compiled form that is kept, if it is there; what of it is damaged is made anew when it is read. */
function openMade(wanted: Wanted, content: string, key: string): PagedFile | undefined {
  const file = formFileOf(wanted.cache, key)
  return openPaged(file, key, () => {
    const made = compileAgain(wanted, content, key)
    attempt(() => writeCacheBytes(file, [made.head, ...made.sections]))
    return inMemory(made)
  })
}

/** Compiles a file, and keeps that for the next time. It is read from there, unless it could not be written. */
function compile(wanted: Wanted, {bytes, content}: Source): Found {
  const key = keyOf(wanted, content)
  const made = compileBytes(wanted, bytes, key)
  if (!made) return formless(content)
  attempt(() => writeCacheBytes(formFileOf(wanted.cache, key), [made.head, ...made.sections]))
  const form = openMade(wanted, content, key)
  if (form) return {content, key, form}
  return {content, key, form: formInMemory(wanted, made)}
}

/** A compiled form that is read where it was made. */
function formInMemory({path}: Pick<Wanted, 'path'>, made: CompiledBytes): PagedFile {
  const head = readHead(made.head)
  if (!head) throw new Error(`Unexpected damage to the compiled ${path} in memory`)
  return {head, pages: pagesOf(inMemory(made))}
}

/** The sections, of which the first is the file as it was read: those bytes are only valid until the next file is read. */
function inMemory({sections: [text, ...others]}: CompiledBytes): readonly Uint8Array[] {
  return text ? [new Uint8Array(text), ...others] : others
}

function compileBytes(
  {path, absolute, cache}: Wanted<CompiledReading>,
  bytes: Buffer,
  key: string
): CompiledBytes | undefined {
  if (bytes.length > LONG) optimiseAsUsual()
  const text = decodeText(bytes, absolute)
  return compileGlossary({path, text, bytes, codebook: cache.codebook, key})
}

/** Compiles a file again whose compiled form is damaged; the same bytes come out. */
function compileAgain(wanted: Wanted, content: string, key: string): CompiledBytes {
  const source = readSource(wanted)
  if (source.content !== content)
    throw new Error(`${wanted.absolute} has changed while it was read, and its cache is damaged`)
  const made = compileBytes(wanted, source.bytes, key)
  if (!made) throw new Error(`Unexpected content in ${wanted.absolute}, which has been compiled`)
  return made
}

/** The compiled form of a content that is kept, without making it; undefined where there is none. */
export function openKeptContent(wanted: Wanted, content: string): GlossaryFile | undefined {
  const key = keyOf(wanted, content)
  const paged = openMade(wanted, content, key)
  if (paged) attempt(() => markUsed(formFileOf(wanted.cache, key)))
  return paged && stored(wanted, paged, content)
}

function stored(
  {path, cache}: Wanted<CompiledReading>,
  {head, pages}: PagedFile,
  content: string
): GlossaryFile {
  const decode = (bytes: Uint8Array): string =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(
      head.isAscii ? 'latin1' : 'utf8'
    )
  const {codebook, mostRows} = cache
  const more = mostRows === undefined ? {} : {mostRows}
  return openStored({path, codebook, head, pages, decode, find, ...more}, content)
}

function find(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(wanted, from)
}

function stampOf({dev, ino, size, mtimeNs, ctimeNs}: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ')
}

/**
 * Whether the file has been at rest for so long that a change would show in its times, which some file systems count in
 * steps of two seconds.
 */
export function isAtRest({ctimeMs, mtimeMs}: BigIntStats): boolean {
  const last = Math.max(Number(ctimeMs), Number(mtimeMs))
  return Date.now() - last > AT_REST
}

/** Milliseconds. */
export const AT_REST = 2500
