import {join} from 'node:path'
import {markUsed, readKept, writeKept} from '../../node/cache-files.js'
import {hashContent} from '../../node/content-hash.js'
import type {Outcome} from '../check/checker.js'
import {attempt} from './attempt.js'
import {type Entry, entryName, formatBucket, parseBucket} from './bucket-text.js'
import {packFound, unpackFound} from './found.js'

/** What is remembered of the articles of one bucket. */
export interface Shelf {
  /** The name of what is known of an article with this content. */
  readonly nameOf: (path: string, content: Uint8Array) => string
  /** What was found then; undefined for what is new. */
  readonly recall: (name: string, path: string) => Remembered | undefined
  /** Keeps what was found in an article, with paths as the project has them. */
  readonly remember: (name: string, outcome: Outcome, facts: string) => void
  /** Writes what is new; gives what kept it from that, if something did. */
  readonly close: () => string | undefined
}

/** What was found in an article before, with paths as the project has them. */
export interface Remembered {
  readonly outcome: Outcome
  readonly facts: string
}

/** Where shelves are, and what they depend on besides the articles. */
export interface Shelves {
  /** The folder of the project in the cache. */
  readonly folder: string
  /** Tells apart all that holds for the article of a path besides its content. */
  readonly contextOf: (path: string) => string
  /** Counted from 1970 on. */
  readonly today: number
}

/** Opens the shelf of a bucket. What cannot be read is as if it were not there: then it is written anew. */
export function openShelf({folder, contextOf, today}: Shelves, bucket: number): Shelf {
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
      const outcome = entry && unpackFound(entry.found, path)
      if (!outcome) return undefined
      refresh(entry)
      return {outcome, facts: entry.facts}
    },
    remember(name, outcome, facts) {
      fresh.set(name, {name, day: today, found: packFound(outcome), facts})
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
