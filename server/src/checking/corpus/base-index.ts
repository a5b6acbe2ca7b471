import {compareText} from '../../base/compare.js'
import {pushTo} from '../../base/group.js'
import {oncePer} from '../../base/memo.js'
import {inSteps, type Steps, stepwise} from '../../base/steps.js'
import type {DateBounds} from '../../codebook/dates.js'
import type {Glossary} from '../../glossary/glossary.js'
import {nameKey} from '../../glossary/name-lookup.js'
import {namePeriods} from '../../glossary/name-periods.js'
import type {ArticleFacts, NameUse} from '../../model/facts/facts.js'
import type {CorpusArticle, KnownClaims} from '../../rules/corpus.js'
import {entriesUsed, senseOf, sharedNames} from '../../rules/shared/name-senses.js'

/** Index of the base layer of a corpus: its articles by id and by text. All lists are sorted by path, and may be empty. */
export interface ArticleIndex {
  readonly withId: (id: string) => readonly CorpusArticle[]
  /** Paths of the articles whose text has a hash. */
  readonly withText: (textHash: string) => readonly string[]
  readonly ids: () => Iterable<string>
}

/** Indexes of what the articles of the base layer say under a glossary; each is made when first asked. */
export interface SenseIndex {
  /** Senses of the names that several entries bear: by `nameKey`, and then by the id of the entry. */
  readonly senses: () => Senses
  /** Number of articles that name an entry, by its id. */
  readonly used: () => ReadonlyMap<string, number>
}

type Senses = ReadonlyMap<string, ReadonlyMap<string, BaseSense>>

/** One entry that a name means in the base layer. */
export interface BaseSense {
  readonly entry: string
  readonly periods: readonly DateBounds[]
  /** Mentions in all articles, and in each by its path, sorted. */
  readonly count: number
  readonly counts: ReadonlyMap<string, number>
}

/** An index while articles are added to it, in any order. */
export interface Growing<Article, Index> {
  readonly add: (article: Article) => void
  readonly finish: () => Index
}

/** The index of articles that are sorted by path; made once for each list of them. */
export function articleIndex(base: readonly ArticleFacts[]): ArticleIndex {
  return articleIndexes(base).now()
}

const articleIndexes = oncePer((base: readonly ArticleFacts[]) =>
  stepwise(() => fillSteps(growArticleIndex, base))
)

/** The indexes of their senses under a glossary; made once for each list and each glossary. */
export function senseIndex(base: readonly ArticleFacts[], glossary: Glossary): SenseIndex {
  const {senses, used} = senseIndexes(base)(glossary)
  return {senses: senses.now, used: used.now}
}

const senseIndexes = oncePer((base: readonly ArticleFacts[]) =>
  oncePer((glossary: Glossary) => ({
    senses: stepwise(() => fillSteps(() => growSenses(glossary), base)),
    used: stepwise(() => fillSteps(() => growUsage(glossary), base))
  }))
)

/**
 * Makes the indexes of articles that are sorted by path in steps, before somebody asks for them: of 10,000 articles, all
 * take 40 ms. That of the entries that are named is only made where it is `asked`.
 */
export function* indexSteps(
  base: readonly ArticleFacts[],
  glossary: Glossary,
  asked: boolean
): Steps<void> {
  const {senses, used} = senseIndexes(base)(glossary)
  for (const index of [articleIndexes(base), senses, ...(asked ? [used] : [])]) yield* index.steps()
}

/** The articles of a list by their paths; made once for each list. */
export const articlesByPath: (base: readonly ArticleFacts[]) => ReadonlyMap<string, ArticleFacts> =
  oncePer(base => new Map(base.map(facts => [facts.path, facts])))

function* fillSteps<Article, Index>(
  grow: () => Growing<Article, Index>,
  articles: Iterable<Article>
): Steps<Index> {
  const {add, finish} = grow()
  yield* inSteps(articles, add)
  return finish()
}

function growArticleIndex(): Growing<ArticleFacts, ArticleIndex> {
  const byId = new Map<string, CorpusArticle[]>()
  const byText = new Map<string, string[]>()
  const claimsOf = shareClaims()
  return {
    add({path, id, claims, textHash}) {
      pushTo(byId, id, {path, id, claims: claimsOf(claims)})
      if (textHash !== undefined) pushTo(byText, textHash, path)
    },
    finish() {
      for (const articles of byId.values())
        if (articles.length > 1) articles.sort((a, b) => compareText(a.path, b.path))
      for (const paths of byText.values()) if (paths.length > 1) paths.sort(compareText)
      return {
        withId: id => byId.get(id) ?? [],
        withText: hash => byText.get(hash) ?? [],
        ids: () => byId.keys()
      }
    }
  }
}

/** Most articles call their claims alike: those with the same ids share one set of them, for a tenth of the memory. */
function shareClaims(): (claims: ArticleFacts['claims']) => KnownClaims {
  const known = new Map<string, KnownClaims>()
  return claims => {
    const key = JSON.stringify([...claims.keys()])
    const shared = known.get(key) ?? new Set(claims.keys())
    known.set(key, shared)
    return shared
  }
}

interface GrowingSense extends BaseSense {
  count: number
  readonly counts: Map<string, number>
}

/** An index of senses; of an article it takes the names, of which it passes over those that one entry bears. */
export function growSenses(
  glossary: Glossary
): Growing<Pick<ArticleFacts, 'path' | 'date' | 'language' | 'names'>, Senses> {
  const isShared = sharedNames(glossary)
  const senses = new Map<string, Map<string, GrowingSense>>()
  return {
    add(article) {
      for (const use of article.names)
        if (isShared(use.kind, use.name)) addUse(senses, glossary, article, use)
    },
    finish: () => sortCounts(senses)
  }
}

/** An index of the entries that articles name. */
export function growUsage(
  glossary: Glossary
): Growing<
  Pick<ArticleFacts, 'date' | 'language' | 'names' | 'entries'>,
  ReadonlyMap<string, number>
> {
  const used = new Map<string, number>()
  return {
    add(article) {
      for (const id of entriesUsed(glossary, article)) used.set(id, (used.get(id) ?? 0) + 1)
    },
    finish: () => used
  }
}

function addUse(
  senses: Map<string, Map<string, GrowingSense>>,
  glossary: Glossary,
  article: Pick<ArticleFacts, 'path' | 'date' | 'language'>,
  use: NameUse
): void {
  const {path} = article
  const entry = senseOf(glossary, article, use)
  if (!entry) return
  const key = nameKey(use.kind, use.name)
  const ofName = senses.get(key) ?? new Map<string, GrowingSense>()
  senses.set(key, ofName)
  const known = ofName.get(entry.id)
  if (known) {
    known.count += use.count
    known.counts.set(path, (known.counts.get(path) ?? 0) + use.count)
    return
  }
  const periods = namePeriods(entry, use.name)
  const counts = new Map([[path, use.count]])
  ofName.set(entry.id, {entry: entry.id, periods, count: use.count, counts})
}

function sortCounts(senses: Senses): Senses {
  return new Map(
    Array.from(senses, ([key, ofName]) => [
      key,
      new Map(Array.from(ofName, ([id, sense]) => [id, {...sense, counts: sorted(sense.counts)}]))
    ])
  )
}

function sorted(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return counts.size < 2 ? counts : new Map([...counts].sort(([a], [b]) => compareText(a, b)))
}
