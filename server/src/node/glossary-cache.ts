import {join} from 'node:path'
import * as v from 'valibot'
import {version} from '../base/version.js'
import type {Codebook} from '../codebook/codebook.js'
import {decodeJson} from '../data/codec.js'
import {FORMAT} from '../glossary/compiled/layout.js'
import {formatOf, separatorOf} from '../glossary/parse-glossary.js'
import {runtimeVersion} from './build-hash.js'
import {readCacheFile} from './cache-files.js'
import {hashTexts} from './content-hash.js'
import {systemCode} from './system-errors.js'

/** How glossary files are compiled, and read in that form. */
export interface CompiledReading {
  readonly codebook: Codebook
  /** Bytes of the smallest file that is compiled; by default, only large ones are. */
  readonly smallest?: number
  /** So many rows that were read are kept at least; by default all are. */
  readonly mostRows?: number
}

/** Where compiled glossary files are kept, and what they depend on besides their texts. */
export interface GlossaryCache extends CompiledReading {
  /** A folder outside of the repository. */
  readonly folder: string
  /** The text of the codebook; empty for that of Newsmark. */
  readonly codebookText: string
  /** The hash of the code that compiles, as `buildHash` gives it. */
  readonly build: string
}

/** Where compiled glossary files are: in a folder outside of the repository, which keeps them, or in memory for a run. */
export type GlossaryPlace = {readonly folder: string} | 'memory'

/** The key of a content that has no compiled form. */
export const NO_FORM = ''

/** What is known of a file since the last time: its stamp, the hash of its content, and its compiled form. */
export interface Record {
  readonly stamp: string
  readonly content: string
  /** Empty for a content that has no compiled form. */
  readonly key: string
}

const recordSchema: v.GenericSchema<unknown, Record> = v.object({
  stamp: v.string(),
  content: v.string(),
  key: v.string()
})

/** The file that says what is known of a glossary file; each codebook and each build has one of its own. */
export function recordFileOf({
  absolute,
  cache
}: {
  readonly absolute: string
  readonly cache: GlossaryCache
}): string {
  const name = hashTexts([absolute, cache.codebookText, ...versions(cache)])
  return join(cache.folder, name.slice(0, NAME), '00')
}

/** What is known of a glossary file from before; undefined where nothing is, or it cannot be read. */
export function readRecord(recordFile: string): Record | undefined {
  return attempt(() => decodeJson(recordSchema, readCacheFile(recordFile) ?? ''))
}

/** Hexadecimal digits of the name of a folder. */
const NAME = 16

/** The file of the compiled form under a key. */
export function formFileOf(cache: GlossaryCache, key: string): string {
  return join(cache.folder, key.slice(0, NAME), '01')
}

/** The key of the compiled form of a content; each codebook and each build has one of its own. */
export function keyOf(
  {path, cache}: {readonly path: string; readonly cache: GlossaryCache},
  content: string
): string {
  const format = formatOf(path) === 'table' ? separatorOf(path) : formatOf(path)
  return hashTexts([...versions(cache), cache.codebookText, format, content])
}

/** What the bytes depend on besides the file and the codebook. */
function versions({build}: GlossaryCache): readonly string[] {
  return [version(), build, runtimeVersion(), String(FORMAT), ORDER]
}

/** The order of the bytes of a number on this machine. Asking `node:os` takes 0.3 ms. */
const ORDER = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 'LE' : 'BE'

/** Does what the file system may refuse: for a cache that is no failure. */
export function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    if (systemCode(error) === undefined) throw error
    return undefined
  }
}
