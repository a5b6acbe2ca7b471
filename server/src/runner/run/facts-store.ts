import {pathHash} from '../../base/hash.js'
import type {ArticleFacts} from '../../model/facts/facts.js'
import {decodeFacts, encodedTextHash} from '../../model/facts/facts-codec.js'
import {closeLines, createLineStore, readLines, type StoredLines} from '../../node/line-store.js'
import type {Outcome} from '../../reporting/report.js'
import {addUnchecked, type ProjectCheck, readFacts} from './check-file.js'

/** The facts of the article of a path, encoded. */
export interface FactsLine {
  readonly path: string
  readonly facts: string
}

/** A store for facts while articles are checked: one line each, with the place of the path in a list instead of the path. */
export interface FactsStore {
  readonly add: (index: number, facts: string) => void
  readonly seal: () => SealedFacts
}

/** A full store. Plain data, which may travel between threads. */
export interface SealedFacts {
  readonly lines: StoredLines
  /** A number for the hash of each text, for telling which may be there twice; undefined where some are not known. */
  readonly marks: Uint32Array | undefined
}

/** An empty store. */
export function createFactsStore(): FactsStore {
  const lines = createLineStore()
  const marks: number[] = []
  let isSure = true
  return {
    add(index, facts) {
      lines.add(`${index} ${facts}`)
      const hash = encodedTextHash(facts)
      if (hash === undefined) isSure = false
      else if (hash !== null) marks.push(markOf(hash))
    },
    seal: () => ({lines: lines.finish(), marks: isSure ? Uint32Array.from(marks) : undefined})
  }
}

function markOf(textHash: string): number {
  return pathHash(textHash)
}

/** Stored facts. They are read anew each time, as they may not fit into memory. */
export interface StoredFacts {
  /** Encoded, for other processes. */
  readonly lines: () => Iterable<FactsLine>
  /** Decoded. Damaged ones, as a cache may hold, are made anew; where that fails, the outcome says so. */
  readonly facts: (check: ProjectCheck, outcome: Outcome) => Iterable<ArticleFacts>
  /** The same without the hash of a text of which there is no other: all these would fill the memory. */
  readonly factsAlone: StoredFacts['facts']
  /** To be called when they are no longer needed. */
  readonly drop: () => void
}

/** The facts in some stores, the articles' paths as in a list. */
export function openFacts(paths: readonly string[], stores: readonly SealedFacts[]): StoredFacts {
  const lines = (): Iterable<FactsLine> => linesIn(paths, stores)
  let repeated: ReadonlySet<number> | 'unknown' | undefined
  return {
    lines,
    facts: (check, outcome) => decodeAll(lines(), check, outcome),
    factsAlone: (check, outcome) => {
      repeated ??= findRepeated(stores.map(({marks}) => marks))
      return withoutHashes(decodeAll(lines(), check, outcome), repeated)
    },
    drop: () => {
      for (const {lines} of stores) closeLines(lines)
    }
  }
}

/** The marks that several texts have. */
function findRepeated(
  lists: readonly (Uint32Array | undefined)[]
): ReadonlySet<number> | 'unknown' {
  const known = lists.filter(marks => marks !== undefined)
  if (known.length < lists.length) return 'unknown'
  const all = new Uint32Array(known.reduce((sum, {length}) => sum + length, 0))
  let used = 0
  for (const marks of known) {
    all.set(marks, used)
    used += marks.length
  }
  all.sort()
  return new Set(all.filter((mark, index) => index > 0 && mark === all[index - 1]))
}

function* withoutHashes(
  all: Iterable<ArticleFacts>,
  repeated: ReadonlySet<number> | 'unknown'
): Generator<ArticleFacts> {
  for (const facts of all) {
    const {textHash} = facts
    const isAlone =
      textHash !== undefined && repeated !== 'unknown' && !repeated.has(markOf(textHash))
    yield isAlone ? {...facts, textHash: undefined} : facts
  }
}

function* linesIn(paths: readonly string[], stores: readonly SealedFacts[]): Generator<FactsLine> {
  for (const store of stores) {
    for (const line of readLines(store.lines)) {
      const space = line.indexOf(' ')
      const path = paths[Number(line.slice(0, space))] ?? ''
      yield {path, facts: line.slice(space + 1)}
    }
  }
}

function* decodeAll(
  lines: Iterable<FactsLine>,
  check: ProjectCheck,
  outcome: Outcome
): Generator<ArticleFacts> {
  for (const {path, facts} of lines) {
    try {
      const article = decodeFacts(path, facts) ?? readFacts(check, path)
      if (article) yield article
    } catch (error) {
      addUnchecked(outcome, check, path, error)
    }
  }
}
