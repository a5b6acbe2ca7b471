import {bucketFile} from './cache-buckets.js'
import {markUsed, readCacheFile, removeCacheFile, writeCacheFile} from './cache-files.js'
import {STAMP_LENGTH} from './file-stamps.js'

/** Where the index of a project's articles is, and what it holds for. */
export interface IndexPlace {
  /** The folder of the project in the cache, outside of the repository. */
  readonly folder: string
  /** A hash of all that facts depend on besides the articles: an index with another one is none. */
  readonly key: string
}

/** An article in an index: what is known of it without reading it. */
export interface IndexEntry {
  /** The path as the project names it. */
  readonly name: string
  /** The stamp that its file had when it was read, as `stampAt` gives it; `NaN`s where that says nothing. */
  readonly stamp: Float64Array
  /** The hash of the bytes of the file. */
  readonly contentHash: string
  /** The start of its text, with the front matter. */
  readonly head: string
  /** Encoded facts, as one line of JSON. */
  readonly facts: string
}

/**
 * The entries of a bucket by their names, as `writeIndexBucket` wrote them; none where there is no such file, where it is
 * damaged or has another key. What is no entry is passed over. Throws what `readCacheFile` throws.
 */
export function readIndexBucket(
  {folder, key}: IndexPlace,
  bucket: number
): ReadonlyMap<string, IndexEntry> {
  const file = bucketFile(folder, bucket)
  const [first, ...lines] = (readCacheFile(file, 2 * LARGEST) ?? '').split('\n')
  const entries = new Map<string, IndexEntry>()
  if (first !== key) return entries
  for (const line of lines) {
    const entry = parseEntry(line)
    if (entry) entries.set(entry.name, entry)
  }
  markUsed(file)
  return entries
}

/** Only the cells that are texts of any kind are JSON; no cell holds a tab or a line end. */
function parseEntry(line: string): IndexEntry | undefined {
  const [name = '', stamp = '', contentHash = '', head = '', facts, ...others] = line.split('\t')
  if (!facts || others.length > 0 || !/^[0-9a-f]{32}$/.test(contentHash)) return undefined
  const [path, start] = [parseText(name), parseText(head)]
  const numbers = stamp === '' ? [] : stamp.split(' ').map(Number)
  const isStamp = numbers.length === 0 || numbers.length === STAMP_LENGTH
  if (path === undefined || start === undefined || !isStamp) return undefined
  const parts = numbers.length === 0 ? NO_STAMP : Float64Array.from(numbers)
  return {name: path, stamp: parts, contentHash, head: start, facts}
}

const NO_STAMP = new Float64Array(STAMP_LENGTH).fill(Number.NaN)

function parseText(json: string): string | undefined {
  try {
    const text: unknown = JSON.parse(json)
    return typeof text === 'string' ? text : undefined
  } catch {
    return undefined
  }
}

/**
 * Writes the entries of a bucket in place of those that it had, as far as they fit; without any, the file is removed. Throws
 * what `node:fs` throws.
 */
export function writeIndexBucket(
  {folder, key}: IndexPlace,
  bucket: number,
  entries: Iterable<IndexEntry>
): void {
  const file = bucketFile(folder, bucket)
  const lines = [key]
  let length = 0
  for (const entry of entries) {
    const line = formatEntry(entry)
    if (line.length > LARGEST - length) continue
    length += line.length
    lines.push(line)
  }
  if (lines.length === 1) removeCacheFile(file)
  else writeCacheFile(file, `${lines.join('\n')}\n`)
}

function formatEntry({name, stamp, contentHash, head, facts}: IndexEntry): string {
  const numbers = stamp.some(Number.isNaN) ? '' : stamp.join(' ')
  return [JSON.stringify(name), numbers, contentHash, JSON.stringify(head), facts].join('\t')
}

/** UTF-16 units of a bucket: of 500,000 articles of 3 KB, all fit. Reading so much takes 5 ms. */
const LARGEST = 2 * 1024 * 1024
