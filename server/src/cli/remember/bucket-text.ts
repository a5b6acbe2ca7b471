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
