import type {ArticleFacts} from '../model/facts.js'
import {createLineStore, dropLines, readLines, type SealedLines} from '../node/line-store.js'
import {addFailure, type Checker, type Outcome, readFacts} from './checker.js'
import {unpackFacts} from './packed-facts.js'

/** The facts of the article of a path, packed. */
export interface FactsLine {
  readonly path: string
  readonly facts: string
}

/** Where facts go as articles are checked: one line each, with the place of the path in a list instead of the path. */
export interface FactsStore {
  readonly add: (index: number, facts: string) => void
  readonly seal: () => SealedLines
}

/** A store for the facts of some articles. */
export function createFactsStore(): FactsStore {
  const lines = createLineStore()
  return {add: (index, facts) => lines.add(`${index} ${facts}`), seal: lines.seal}
}

/** Facts that were put by. They are read anew each time, as they may not fit into memory. */
export interface StoredFacts {
  /** Packed, for other processes. */
  readonly lines: () => Iterable<FactsLine>
  /** Those that are damaged, as what comes from a cache may be, are made anew. */
  readonly facts: (checker: Checker, outcome: Outcome) => Iterable<ArticleFacts>
  /** To be called when they are no longer needed. */
  readonly drop: () => void
}

/** The facts in some stores, the articles' paths as in a list. */
export function openFacts(paths: readonly string[], stores: readonly SealedLines[]): StoredFacts {
  const lines = (): Iterable<FactsLine> => linesIn(paths, stores)
  return {
    lines,
    facts: (checker, outcome) => unpackAll(lines(), checker, outcome),
    drop: () => {
      for (const store of stores) dropLines(store)
    }
  }
}

function* linesIn(paths: readonly string[], stores: readonly SealedLines[]): Generator<FactsLine> {
  for (const store of stores) {
    for (const line of readLines(store)) {
      const space = line.indexOf(' ')
      const path = paths[Number(line.slice(0, space))] ?? ''
      yield {path, facts: line.slice(space + 1)}
    }
  }
}

function* unpackAll(
  lines: Iterable<FactsLine>,
  checker: Checker,
  outcome: Outcome
): Generator<ArticleFacts> {
  for (const {path, facts} of lines) {
    try {
      const article = unpackFacts(path, facts) ?? readFacts(checker, path)
      if (article) yield article
    } catch (error) {
      addFailure(outcome, checker, path, error)
    }
  }
}
