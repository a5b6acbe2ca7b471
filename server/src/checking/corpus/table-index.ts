import {compareText} from '../../base/compare.js'
import {getOrMake} from '../../base/group.js'
import {lazily} from '../../base/memo.js'
import {createNumberGroups, type NumberGroups} from '../../base/number-groups.js'
import type {Glossary} from '../../glossary/glossary.js'
import {
  claimsIn,
  contextIn,
  type FactsRows,
  factsIn,
  hasName,
  hasReferences,
  idIn,
  namesIn
} from '../../model/facts/facts-table.js'
import type {PathTest} from '../../project/globs.js'
import type {CorpusArticle} from '../../rules/corpus.js'
import type {CorpusConcern} from '../../rules/rule.js'
import {sharedNames} from '../../rules/shared/name-senses.js'
import {type ArticleIndex, growSenses, growUsage, type SenseIndex} from './base-index.js'

/** Indexes of the articles in tables, for a run over a corpus that does not change. */
export interface TableIndex {
  readonly articles: ArticleIndex
  readonly senses: SenseIndex
  /** Whether a corpus rule with a concern may report something in the article of a row. */
  readonly isConcerned: (rows: FactsRows, row: number, concern: CorpusConcern) => boolean
}

/**
 * Indexes the articles in tables under a glossary, those of one scope. Only what rules may ask is decoded: the names that
 * several entries bear, and the claims of articles that others refer to.
 */
export function indexTables(
  tables: readonly FactsRows[],
  glossary: Glossary,
  isWithin: PathTest
): TableIndex {
  const known = new Map<FactsRows, IsSharedAt>()
  const sharedOf = (rows: FactsRows): IsSharedAt =>
    getOrMake(known, rows, () => sharedIn(rows, glossary))
  const numbers = numberArticles(tables, isWithin)
  return {
    articles: indexArticles(tables, numbers),
    senses: {
      senses: lazily(() => indexSenses(tables, {sharedOf, isWithin}, glossary)),
      used: lazily(() => indexUsage(tables, glossary))
    },
    isConcerned: (rows, row, concern) => {
      if (concern === 'references') return hasReferences(rows, row)
      if (concern === 'copies') return hasCopy(numbers, rows, row)
      return hasName(rows, row, sharedOf(rows))
    }
  }
}

/** Tells of a kind and a name, by their places among the strings of a table, whether several entries bear it. */
type IsSharedAt = (kind: number, name: number) => boolean

function sharedIn({strings}: FactsRows, glossary: Glossary): IsSharedAt {
  const isShared = sharedNames(glossary)
  const known = new Map<number, boolean>()
  return (kind, name) => {
    const key = kind * strings.length + name
    const before = known.get(key)
    if (before !== undefined) return before
    const answer = isShared(strings[kind] ?? '', strings[name] ?? '')
    known.set(key, answer)
    return answer
  }
}

/** The numbers of articles, counted through all tables, by what others may ask for. */
interface ArticleNumbers {
  readonly byId: NumberGroups
  /** By the hash of the text. */
  readonly byText: NumberGroups
}

function numberArticles(tables: readonly FactsRows[], isWithin: PathTest): ArticleNumbers {
  const byId = createNumberGroups()
  const byText = createNumberGroups()
  let number = 0
  for (const rows of tables) {
    for (const [row, path] of rows.paths.entries()) {
      const hash = rows.textHashes[row]
      if (isWithin(path)) {
        byId.add(idIn(rows, row), number)
        if (hash !== undefined) byText.add(hash, number)
      }
      number++
    }
  }
  return {byId, byText}
}

function indexArticles(tables: readonly FactsRows[], {byId, byText}: ArticleNumbers): ArticleIndex {
  const asked = new Map<number, CorpusArticle>()
  const articles = (numbers: readonly number[]): readonly CorpusArticle[] =>
    numbers
      .map(number => getOrMake(asked, number, () => articleAt(tables, number)))
      .sort((a, b) => compareText(a.path, b.path))
  return {
    withId: id => articles(byId.get(id)),
    withText: hash =>
      byText
        .get(hash)
        .map(number => placeOf(tables, number))
        .map(({rows, row}) => rows.paths[row] ?? '')
        .sort(compareText),
    ids: byId.keys
  }
}

function articleAt(tables: readonly FactsRows[], number: number): CorpusArticle {
  const {rows, row} = placeOf(tables, number)
  const claims = lazily(() => claimsIn(rows, row))
  return {
    path: rows.paths[row] ?? '',
    id: idIn(rows, row),
    get claims() {
      return claims()
    }
  }
}

/** The table and the row of a number. */
function placeOf(tables: readonly FactsRows[], number: number): {rows: FactsRows; row: number} {
  let row = number
  for (const rows of tables) {
    if (row < rows.paths.length) return {rows, row}
    row -= rows.paths.length
  }
  throw new RangeError(`Unexpected article ${number}, expected one of the tables`)
}

/** Whether another article has the id or the text of one. */
function hasCopy({byId, byText}: ArticleNumbers, rows: FactsRows, row: number): boolean {
  const hash = rows.textHashes[row]
  return (hash !== undefined && byText.get(hash).length > 1) || byId.get(idIn(rows, row)).length > 1
}

function indexSenses(
  tables: readonly FactsRows[],
  {sharedOf, isWithin}: {sharedOf: (rows: FactsRows) => IsSharedAt; isWithin: PathTest},
  glossary: Glossary
): ReturnType<SenseIndex['senses']> {
  const senses = growSenses(glossary)
  for (const rows of tables) {
    const isWanted = sharedOf(rows)
    for (const [row, path] of rows.paths.entries()) {
      if (!isWithin(path) || !hasName(rows, row, isWanted)) continue
      senses.add({path, ...contextIn(rows, row), names: namesIn(rows, row, isWanted)})
    }
  }
  return senses.finish()
}

function indexUsage(
  tables: readonly FactsRows[],
  glossary: Glossary
): ReturnType<SenseIndex['used']> {
  const usage = growUsage(glossary)
  for (const rows of tables) for (const row of rows.paths.keys()) usage.add(factsIn(rows, row))
  return usage.finish()
}
