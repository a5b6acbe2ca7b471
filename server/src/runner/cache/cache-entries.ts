import {join} from 'node:path'
import {markUsed, readKept, writeKept} from '../../node/cache-files.js'
import {hashContent} from '../../node/content-hash.js'
import {decodeFindings, encodeFindings} from '../../reporting/finding-codec.js'
import type {Outcome} from '../../reporting/report.js'

/** What is remembered of the articles of one bucket. */
export interface CacheFile {
  /** The name of what is known of an article with this content. */
  readonly nameOf: (path: string, content: Uint8Array) => string
  /** What was found then; undefined for what is new. */
  readonly recall: (name: string, path: string) => CachedResult | undefined
  /** Keeps what was found in an article, with paths as the project has them. */
  readonly remember: (name: string, outcome: Outcome, facts: string) => void
  /** Writes what is new; gives what kept it from that, if something did. */
  readonly close: () => string | undefined
}

/** What was found in an article before, with paths as the project has them. */
export interface CachedResult {
  readonly outcome: Outcome
  readonly facts: string
}

/** Where shelves are, and what they depend on besides the articles. */
export interface CacheContext {
  /** The folder of the project in the cache. */
  readonly folder: string
  /** Tells apart all that holds for the article of a path besides its content. */
  readonly contextOf: (path: string) => string
  /** Counted from 1970 on. */
  readonly today: number
}

/** Opens the shelf of a bucket. What cannot be read is as if it were not there: then it is written anew. */
export function openCacheFile({folder, contextOf, today}: CacheContext, bucket: number): CacheFile {
  const file = join(folder, bucket.toString(16).padStart(2, '0'))
  const troubles: string[] = []
  const known = attempt(troubles, () => parseBucket(readKept(file) ?? '')) ?? new Map()
  const fresh = new Map<string, Entry>()
  const refresh = (entry: Entry): void => {
    if (today - entry.day > REFRESH) fresh.set(entry.name, {...entry, day: today})
  }
  return {
    nameOf: (path, content) => entryName(contextOf(path) + hashContent(content), path),
    recall(name, path) {
      const entry = known.get(name)
      const outcome = entry && decodeFindings(entry.found, path)
      if (!outcome) return undefined
      refresh(entry)
      return {outcome, facts: entry.facts}
    },
    remember(name, outcome, facts) {
      fresh.set(name, {name, day: today, found: encodeFindings(outcome), facts})
    },
    close() {
      if (troubles.length === 0) attempt(troubles, () => keep(file, known, fresh, today))
      return troubles[0]
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
    writeKept(file, formatBucket([...fresh.values(), ...others], today))
  } else if (known.size > 0) markUsed(file)
}

/** What is remembered of one article as it was with some content, under some settings. */
export interface Entry {
  /** The name by which it is looked up: of content, settings and path. */
  readonly name: string
  /** The day on which it was last of use, counted from 1970 on. */
  readonly day: number
  /** What was found, as JSON; empty where that was nothing. */
  readonly found: string
  /** The facts, as JSON. */
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

/** Does what the file system may refuse, and adds why it did: for the cache that is no failure of the check. */
export function attempt<Result>(troubles: string[], work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    troubles.push(error.message)
    return undefined
  }
}
