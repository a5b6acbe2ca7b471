import type {DateBounds} from '../../codebook/dates.js'
import type {Glossary} from '../../glossary/glossary.js'
import type {ArticleFacts, NameUse} from '../../model/facts/facts.js'
import type {Corpus, CorpusArticle, KnownClaims} from '../../rules/corpus.js'
import {
  byWeight,
  entriesUsed,
  nameBounds,
  senseOf,
  sharedNames
} from '../../rules/shared/name-senses.js'

/**
 * Gathers in one pass what rules ask of all articles of a project. Of the facts it keeps no more than the answers
 * need: the articles' ids and claims, and what the names of the glossary mean.
 */
export function buildCorpus(facts: Iterable<ArticleFacts>, glossary: Glossary): Corpus {
  const articles = createArticles()
  const texts = new Map<string, string>()
  const names = new Map<string, Map<string, Counted>>()
  const used = new Set<string>()
  const claimsOf = sharedClaims()
  const isShared = sharedNames(glossary)
  for (const article of facts) {
    const {path, id, claims, textHash} = article
    articles.add(id, path, claimsOf(claims))
    const first = textHash === undefined ? '' : texts.get(textHash)
    if (textHash !== undefined && (first === undefined || path < first)) texts.set(textHash, path)
    for (const entry of entriesUsed(glossary, article)) used.add(entry)
    for (const use of article.names)
      if (isShared(use.kind, use.name)) addName(names, glossary, article, use)
  }
  return {
    article: articles.get,
    ids: {size: articles.places.size, keys: sorted(articles.places)},
    firstWithText: hash => texts.get(hash),
    senseOf: ({date}, use) => senseOf(glossary, date, use)?.id,
    sensesOf: (kind, name) => [...(names.get(`${kind} ${name}`)?.values() ?? [])].sort(byWeight),
    isUsed: entry => used.has(entry)
  }
}

/** The articles by their ids: of several, the first by path. */
interface Articles {
  /** Where the article of an id stands in the lists. */
  readonly places: ReadonlyMap<string, number>
  readonly add: (id: string, path: string, claims: KnownClaims) => void
  readonly get: (id: string) => CorpusArticle | undefined
}

/** In lists instead of objects, which would take several times the memory. */
function createArticles(): Articles {
  const places = new Map<string, number>()
  const paths: string[] = []
  const claims: KnownClaims[] = []
  return {
    places,
    add(id, path, itsClaims) {
      const known = places.get(id)
      const before = known === undefined ? undefined : paths[known]
      if (before !== undefined && before <= path) return
      const place = known ?? paths.length
      places.set(id, place)
      paths[place] = path
      claims[place] = itsClaims
    },
    get(id) {
      const place = places.get(id)
      const path = place === undefined ? undefined : paths[place]
      const known = place === undefined ? undefined : claims[place]
      return path === undefined || known === undefined ? undefined : {path, id, claims: known}
    }
  }
}

/** The keys of a map in the same order whenever they came in; sorted when somebody asks. */
function sorted(map: ReadonlyMap<string, unknown>): () => readonly string[] {
  let keys: readonly string[] | undefined
  return () => {
    keys ??= [...map.keys()].sort()
    return keys
  }
}

/** What a name means, counted up to now. */
interface Counted {
  readonly entry: string
  readonly bounds: DateBounds
  count: number
  path: string
}

function addName(
  names: Map<string, Map<string, Counted>>,
  glossary: Glossary,
  {date, path}: ArticleFacts,
  use: NameUse
): void {
  const entry = senseOf(glossary, date, use)
  if (!entry) return
  const key = `${use.kind} ${use.name}`
  const senses = names.get(key)
  const known = senses?.get(entry.id)
  if (known) {
    known.count += use.count
    if (path < known.path) known.path = path
    return
  }
  const bounds = nameBounds(entry, use.name)
  const sense = {entry: entry.id, bounds, count: use.count, path}
  if (senses) senses.set(entry.id, sense)
  else names.set(key, new Map([[entry.id, sense]]))
}

/** Most articles call their claims alike: those with the same ids share one set of them. */
function sharedClaims(): (claims: ArticleFacts['claims']) => KnownClaims {
  const known = new Map<string, KnownClaims>()
  return claims => {
    const key = JSON.stringify([...claims.keys()])
    const before = known.get(key)
    if (before) return before
    const made = new Set(claims.keys())
    known.set(key, made)
    return made
  }
}
