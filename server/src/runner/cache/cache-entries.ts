import {bucketFile} from '../../node/cache-buckets.js'
import {markUsed, readCacheFile, writeCacheFile} from '../../node/cache-files.js'
import {decodeFindings, encodeFindings} from '../../reporting/finding-codec.js'
import {reasonOf} from '../files/failure.js'
import type {CacheBucket} from '../run/article-cache.js'

/** Where buckets are, and on what their entries depend besides the content of the articles. */
export interface CacheContext {
  /** The folder of the project in the cache. */
  readonly folder: string
  /** A hash of all that holds for the article of a path besides its content. */
  readonly contextOf: (path: string) => string
  /** Days since 1970. */
  readonly today: number
}

/** Opens a bucket. One that cannot be read is as if it were not there: then it is written anew. */
export function openBucket({folder, contextOf, today}: CacheContext, bucket: number): CacheBucket {
  const file = bucketFile(folder, bucket)
  const problems: string[] = []
  const known = attempt(problems, () => parseBucket(readCacheFile(file) ?? '')) ?? new Map()
  const fresh = new Map<string, Entry>()
  const refresh = (entry: Entry): void => {
    if (today - entry.day > REFRESH) fresh.set(entry.name, {...entry, day: today})
  }
  return {
    keyOf: (path, contentHash) => entryName(contextOf(path) + contentHash, path),
    lookUp(name, path) {
      const entry = known.get(name)
      const outcome = entry && decodeFindings(entry.found, path)
      if (!outcome) return undefined
      refresh(entry)
      return {outcome, facts: entry.facts}
    },
    store(name, {outcome, facts}) {
      fresh.set(name, {name, day: today, found: encodeFindings(outcome), facts})
    },
    close() {
      if (problems.length === 0) attempt(problems, () => keep(file, known, fresh, today))
      return problems[0]
    }
  }
}

/** An entry that is of use is marked as such every so many days. */
const REFRESH = 7

function keep(
  file: string,
  known: ReadonlyMap<string, Entry>,
  fresh: ReadonlyMap<string, Entry>,
  today: number
): void {
  if (fresh.size > 0) {
    const others = [...known.values()].filter(({name}) => !fresh.has(name))
    writeCacheFile(file, formatBucket([...fresh.values(), ...others], today))
  } else if (known.size > 0) markUsed(file)
}

/** A cache entry: what was found in one article as it was with some content, under some settings. */
export interface Entry {
  /** Its key: of content, settings and path. */
  readonly name: string
  /** The day on which it was last of use, in days since 1970. */
  readonly day: number
  /** Encoded findings, as JSON; empty where there are none. */
  readonly found: string
  /** Encoded facts, as JSON. */
  readonly facts: string
}

/** The name of an entry. The path comes last, as it may be anything. */
export function entryName(key: string, path: string): string {
  return `${key} ${JSON.stringify(path)}`
}

/** The entries of a bucket by their names, newest first; lines that are none are passed over. */
export function parseBucket(text: string): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    const entry = parseEntry(text.slice(from, to))
    if (entry) entries.set(entry.name, entry)
    from = to + 1
  }
  return entries
}

function parseEntry(line: string): Entry | undefined {
  const [name, day, found, facts, ...others] = line.split('\t')
  if (!name || found === undefined || !facts || others.length > 0) return undefined
  return /^\d{1,6}$/.test(day ?? '') ? {name, day: Number(day), found, facts} : undefined
}

/**
 * Writes the entries of a bucket, newest first: of each path no more than a few, none that was not of use for long,
 * and no more in all than fit.
 */
export function formatBucket(entries: Iterable<Entry>, today: number): string {
  const perPath = new Map<string, number>()
  let text = ''
  for (const entry of entries) {
    const path = entry.name.slice(entry.name.indexOf(' ') + 1)
    const count = (perPath.get(path) ?? 0) + 1
    if (count > MOST_PER_PATH || today - entry.day > DAYS) continue
    perPath.set(path, count)
    const line = `${entry.name}\t${entry.day}\t${entry.found}\t${entry.facts}\n`
    if (text.length + line.length > LARGEST) break
    text += line
  }
  return text
}

/** Enough for going to and fro between two branches. */
const MOST_PER_PATH = 2
/** Entries that were of no use for so many days are dropped. */
export const DAYS = 30
/** UTF-16 units; there are 256 buckets. */
const LARGEST = 8 * 1024 * 1024

/** Does what the file system may refuse, and adds why: for the cache that is no failure of the check. */
export function attempt<Result>(problems: string[], work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    const reason = reasonOf(error, 'written')
    if (reason === undefined) throw error
    const path = error instanceof Error && 'path' in error ? error.path : undefined
    problems.push(typeof path === 'string' ? `${path}: ${reason}` : reason)
    return undefined
  }
}
