import {excerpt} from '../../base/excerpt.js'
import type {Steps} from '../../base/steps.js'
import {findEntries} from '../../glossary/find-entries.js'
import type {Glossary} from '../../glossary/glossary.js'
import {contextOf} from '../../model/resolve.js'
import {attributeOf} from '../../model/unit-attributes.js'
import type {ClaimPlace} from '../../session/claims.js'
import {modelOf, projectOf} from '../../session/derive.js'
import {articlesAround} from '../../session/queries.js'
import {searchClaims} from '../../session/search-claims.js'
import {speakersOf} from '../../session/speakers.js'
import type {Article, Workspace} from '../../session/workspace.js'
import {contentReader} from '../../syntax/content-text.js'

/** A claim as a picker shows it. */
export interface ClaimView {
  /** What an attribute is to say to name it from the article: `c1`, or `other-article#c1`. */
  readonly ref: string
  readonly path: string
  readonly article: string
  readonly words: string
  readonly speaker: string | null
  readonly date: string | null
}

/** Claims, best first, and whether there are more. */
export interface ClaimViews {
  readonly claims: readonly ClaimView[]
  readonly isPartial: boolean
}

/**
 * The claims of the project that fit a typed text, by words, speakers or ids: those of the article first, then those of
 * others. All for an empty text, as many as are wanted. In steps.
 */
export function* claimSteps(
  workspace: Workspace,
  article: Article,
  query: string,
  limit: number
): Steps<ClaimViews> {
  const {root} = article
  const {glossary} = projectOf(workspace, article)
  const typed = query.trim().slice(0, LONGEST_QUERY)
  const speakers = yield* speakersNamed(glossary, typed)
  const search = {typed, speakers, most: limit + 1}
  const own = yield* searchClaims(workspace, [article], search)
  const others = own.length > limit ? [] : yield* searchClaims(workspace, othersOf(), search)
  const {id} = modelOf(workspace, article)
  const found = [...own, ...others]
  return {
    claims: found.slice(0, limit).map(claim => ({
      ref: claim.article === id ? claim.id : claim.name,
      path: claim.path,
      article: claim.article,
      words: claim.words,
      speaker: namesOf(glossary, claim.speakers),
      date: claim.date ?? null
    })),
    isPartial: found.length > limit
  }

  function* othersOf(): Generator<Article> {
    for (const other of articlesAround(workspace, root, article.path))
      if (other.path !== article.path) yield other
  }
}

const LONGEST_QUERY = 200

/** The entries that a text names, as those who may speak. */
function* speakersNamed(glossary: Glossary, typed: string): Steps<ReadonlySet<string>> {
  if (typed.length < SHORTEST_NAME) return NOBODY
  const search = {typed, kinds: NOBODY, first: NOBODY, most: MOST_SPEAKERS}
  const found = yield* findEntries(glossary, search)
  return new Set(found.slice(0, MOST_SPEAKERS).map(({entry}) => entry.id))
}

const NOBODY: ReadonlySet<string> = new Set()
/** A letter or two begin the names of nearly everybody. */
const SHORTEST_NAME = 3
const MOST_SPEAKERS = 20

function namesOf(glossary: Glossary, ids: readonly string[]): string | null {
  return ids.map(id => glossary.entries.get(id)?.name ?? id).join(', ') || null
}

/** A claim as lists show it, named from an article by its id. */
export function claimView({model, path, claim}: ClaimPlace, from: string): ClaimView {
  const {id = '', unit} = claim
  const names = speakersOf(model, claim).map(({name}) => name)
  const written = attributeOf(unit.attributes, 'speaker')?.values.map(({text}) => text) ?? []
  const words = contentReader(model.syntax)(unit.index).replace(/\s+/g, ' ')
  return {
    ref: model.id === from ? id : `${model.id}#${id}`,
    path,
    article: model.id,
    words: excerpt(words, SHOWN),
    speaker: (names.length > 0 ? names : written).join(', ') || null,
    date: contextOf(model.metadata).date ?? null
  }
}

/** UTF-16 units. */
const SHOWN = 80
