import {type BigIntStats, closeSync, fstatSync} from 'node:fs'
import {endianness} from 'node:os'
import {join, resolve} from 'node:path'
import * as v from 'valibot'
import {version} from '../base/version.js'
import type {Codebook} from '../codebook/codebook.js'
import {decodeJson} from '../data/codec.js'
import {FORMAT, readHead} from '../glossary/compiled/layout.js'
import {pagesOf} from '../glossary/compiled/pages.js'
import {openStored} from '../glossary/compiled/stored-glossary.js'
import {type CompiledBytes, compileGlossary} from '../glossary/compiled/write-glossary.js'
import type {GlossaryFile} from '../glossary/glossary.js'
import {formatOf, separatorOf} from '../glossary/parse-glossary.js'
import {runtimeVersion} from './build-hash.js'
import {
  markUsed,
  readCacheFile,
  removeCacheFile,
  writeCacheBytes,
  writeCacheFile
} from './cache-files.js'
import {hashContent, hashTexts} from './content-hash.js'
import {decodeText, readBytes, UnreadableFileError} from './file-system.js'
import {NoFileError, openFile} from './open-file.js'
import {openPaged, type PagedFile} from './paged-file.js'
import {isWithin, realPath} from './paths.js'
import type {Loading} from './read-project-file.js'
import {systemCode} from './system-errors.js'
import {growYoung, optimiseAsUsual} from './v8.js'

/** Bytes; compiling a larger file is a long run. */
const LONG = 4 * 1024 * 1024

/** Where compiled glossary files are kept, and what they depend on besides their texts. */
export interface GlossaryCache {
  /** A folder outside of the repository. */
  readonly folder: string
  readonly codebook: Codebook
  /** The text of the codebook; empty for that of Newsmark. */
  readonly codebookText: string
  /** The hash of the code that compiles, as `buildHash` gives it. */
  readonly build: string
  /** So many rows that were read are kept at least; by default all are. */
  readonly mostRows?: number
}

/** Bytes; smaller files are read in less time than it takes to look for a compiled one. */
const SMALLEST = 256 * 1024

/**
 * Opens a large gazetteer in its compiled form, which is made where there is none of this content, codebook and version.
 * Undefined for a file that is to be read as any other: a small one, YAML, one that is open in an editor, and one that
 * cannot be read, which reading it reports. A cache that cannot be written changes nothing else.
 */
export function openCompiled(
  loading: Pick<Loading, 'root' | 'allowed' | 'overlay'>,
  path: string,
  cache: GlossaryCache
): GlossaryFile | undefined {
  const wanted = wantedAt(loading, path, cache)
  return (
    wanted &&
    orUndefined(() => {
      const isGiven = loading.overlay?.(wanted.absolute) !== undefined
      return isGiven ? undefined : open(wanted)
    })
  )
}

/** A gazetteer that may be compiled, as it is now; undefined for a file that is read as any other. */
export function wantedAt(
  {root, allowed}: Pick<Loading, 'root' | 'allowed'>,
  path: string,
  cache: GlossaryCache
): Wanted | undefined {
  const absolute = resolve(root, path)
  if (formatOf(path) === 'yaml' || !isWithin(allowed, realPath(absolute))) return undefined
  const status = orUndefined(() => statusOf(absolute, allowed))
  if (!status || status.size < SMALLEST) return undefined
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

/** A gazetteer that is to be opened. */
export interface Wanted {
  /** No file outside of this folder is read. */
  readonly allowed: string
  readonly path: string
  readonly absolute: string
  readonly cache: GlossaryCache
  readonly status: BigIntStats
  /** A text that is another one as soon as the file has changed. */
  readonly stamp: string
}

/** What is known of a file since the last time: its stamp, the hash of its content, and its compiled form. */
export interface Record {
  readonly stamp: string
  readonly content: string
  readonly key: string
}

const recordSchema: v.GenericSchema<unknown, Record> = v.object({
  stamp: v.string(),
  content: v.string(),
  key: v.string()
})

/** The file that says what is known of a gazetteer; each codebook and each build has one of its own. */
export function recordFileOf({absolute, cache}: Pick<Wanted, 'absolute' | 'cache'>): string {
  const name = hashTexts([absolute, cache.codebookText, ...versions(cache)])
  return join(cache.folder, name.slice(0, NAME), '00')
}

/** What is known of a gazetteer from before; undefined where nothing is, or it cannot be read. */
export function readRecord(recordFile: string): Record | undefined {
  return attempt(() => decodeJson(recordSchema, readCacheFile(recordFile) ?? ''))
}

/** Opens the compiled form of a gazetteer, which is made where there is none of its content. Throws what reading throws. */
export function open(wanted: Wanted): GlossaryFile {
  const {status, stamp} = wanted
  const recordFile = recordFileOf(wanted)
  const before = readRecord(recordFile)
  const source = before?.stamp === stamp ? undefined : readSource(wanted)
  const content = source?.content ?? before?.content ?? ''
  const key = keyOf(wanted, content)
  const paged = openMade(wanted, content, key)
  if (paged) attempt(() => markUsed(fileOf(wanted, key)))
  const opened: Opened = paged ?? compile(wanted, source ?? readSource(wanted))
  const now = {stamp, content: opened.content ?? content, key: opened.key ?? key}
  const isKnown = before?.stamp === now.stamp && before.content === now.content
  if (isKnown && before.key === now.key) attempt(() => markUsed(recordFile))
  else if (isAtRest(status)) attempt(() => writeCacheFile(recordFile, JSON.stringify(now)))
  if (before && before.key !== now.key) attempt(() => removeCacheFile(fileOf(wanted, before.key)))
  return stored(wanted, opened, now.content)
}

/** Hexadecimal digits of the name of a folder. */
const NAME = 16

/** A compiled file, and what it was found under where that is known only now. */
interface Opened extends PagedFile {
  readonly content?: string
  readonly key?: string
}

/** A file as it is now. */
interface Source {
  readonly bytes: Buffer
  readonly content: string
}

function readSource({absolute, allowed}: Wanted): Source {
  const bytes = readBytes(absolute, undefined, () => allowed)
  return {bytes, content: hashContent(bytes)}
}

/** The compiled form that is kept, if it is there; what of it is damaged is made anew when it is read. */
function openMade(wanted: Wanted, content: string, key: string): PagedFile | undefined {
  const file = fileOf(wanted, key)
  return openPaged(file, key, () => {
    const made = compileAgain(wanted, content, key)
    attempt(() => writeCacheBytes(file, [made.head, ...made.sections]))
    return inMemory(made)
  })
}

/** Compiles a file, and keeps that for the next time. It is read from there, unless it could not be written. */
function compile(wanted: Wanted, {bytes, content}: Source): Opened {
  const key = keyOf(wanted, content)
  const made = compileBytes(wanted, bytes, key)
  attempt(() => writeCacheBytes(fileOf(wanted, key), [made.head, ...made.sections]))
  const paged = openMade(wanted, content, key)
  if (paged) return {...paged, content, key}
  const head = readHead(made.head)
  if (!head) throw new Error(`Unexpected damage to the compiled ${wanted.path} in memory`)
  return {head, pages: pagesOf(inMemory(made)), content, key}
}

/** The sections, of which the first is the file as it was read: those bytes are only valid until the next file is read. */
function inMemory({sections: [text, ...others]}: CompiledBytes): readonly Uint8Array[] {
  return text ? [new Uint8Array(text), ...others] : others
}

function fileOf({cache}: Wanted, key: string): string {
  return join(cache.folder, key.slice(0, NAME), '01')
}

function compileBytes({path, absolute, cache}: Wanted, bytes: Buffer, key: string): CompiledBytes {
  if (bytes.length > LONG) {
    optimiseAsUsual()
    growYoung()
  }
  const text = decodeText(bytes, absolute)
  return compileGlossary({path, text, bytes, codebook: cache.codebook, key})
}

/** Compiles a file again whose compiled form is damaged; the same bytes come out. */
function compileAgain(wanted: Wanted, content: string, key: string): CompiledBytes {
  const source = readSource(wanted)
  if (source.content !== content)
    throw new Error(`${wanted.absolute} has changed while it was read, and its cache is damaged`)
  return compileBytes(wanted, source.bytes, key)
}

/** The compiled form of a content that is kept, without making it; undefined where there is none. */
export function openKeptContent(wanted: Wanted, content: string): GlossaryFile | undefined {
  const key = keyOf(wanted, content)
  const paged = openMade(wanted, content, key)
  if (paged) attempt(() => markUsed(fileOf(wanted, key)))
  return paged && stored(wanted, paged, content)
}

function stored({path, cache}: Wanted, {head, pages}: PagedFile, content: string): GlossaryFile {
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

function keyOf({path, cache}: Wanted, content: string): string {
  const format = formatOf(path) === 'table' ? separatorOf(path) : 'json lines'
  return hashTexts([...versions(cache), cache.codebookText, format, content])
}

/** What the bytes depend on besides the file and the codebook. */
function versions({build}: GlossaryCache): readonly string[] {
  return [version(), build, runtimeVersion(), String(FORMAT), endianness()]
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

/** Does what the file system may refuse: for a cache that is no failure. */
function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    return undefined
  }
}
