import {excerpt} from '../../base/excerpt.js'
import type {Steps} from '../../base/steps.js'
import type {ArticleModel, Claim} from '../../model/article-model.js'
import {attributeOf} from '../../model/unit-attributes.js'
import {relationFinder, targetsOf} from '../../session/claims.js'
import {modelOf} from '../../session/derive.js'
import type {Place} from '../../session/queries.js'
import {speakersOf} from '../../session/speakers.js'
import type {Article, Workspace} from '../../session/workspace.js'
import {contentReader} from '../../syntax/content-text.js'

/** A claim in a list. */
export interface ClaimItem {
  readonly type: 'claim'
  /** Of its article, with the offset of its first tag: by what it is found again. */
  readonly path: string
  readonly start: number
  /** The id of the article. */
  readonly article: string
  readonly id: string | undefined
  readonly words: string
  /** The names of those who say it, or what is written in their place. */
  readonly speakers: readonly string[]
  /** The number of times that other claims name it, and that it names others. */
  readonly incoming: number
  readonly outgoing: number
  readonly place: Place
}

/** A claim as what says something of another one, or is spoken of by it. */
export interface RelationItem extends Omit<ClaimItem, 'type'> {
  readonly type: 'relation'
  /** `supports`, `rebuts`, …. */
  readonly relation: string
  /** Whether this claim says it of the one above it. */
  readonly isIncoming: boolean
}

/** The claim of an article whose first tag starts at an offset; none where it is gone. */
export function* claimItem(
  workspace: Workspace,
  article: Article,
  start: number
): Steps<readonly ClaimItem[]> {
  const model = modelOf(workspace, article)
  const claim = model.claims.find(({unit}) => unit.tag.start === start)
  if (!claim) return []
  const finder = yield* relationFinder(workspace, article.root, model)
  const {tag} = claim.unit
  return [
    {
      type: 'claim',
      path: article.path,
      start,
      article: model.id,
      id: claim.id,
      words: wordsOf(model, claim),
      speakers: sayersOf(model, claim),
      incoming: claim.id === undefined ? 0 : finder(claim.id).length,
      outgoing: targetsOf(model, claim).length,
      place: {path: article.path, span: {start: tag.contentStart, end: tag.contentEnd}}
    }
  ]
}

/** What a claim says, with its further fragments, as far as a list shows it. */
export function wordsOf({syntax}: ArticleModel, {fragments}: Claim): string {
  const read = contentReader(syntax)
  const texts = fragments.map(({index}) => read(index).replace(/\s+/g, ' ').trim())
  return excerpt(texts.join(' … '), LONGEST_WORDS)
}

/** UTF-16 units. */
const LONGEST_WORDS = 120

function sayersOf(model: ArticleModel, claim: Claim): readonly string[] {
  const names = speakersOf(model, claim).map(({name}) => name)
  if (names.length > 0) return names
  return attributeOf(claim.unit.attributes, 'speaker')?.values.map(({text}) => text) ?? []
}
