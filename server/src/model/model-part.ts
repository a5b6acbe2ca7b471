import type {Codebook} from '../codebook/codebook.js'
import type {Glossary} from '../glossary/glossary.js'
import type {Syntax} from '../syntax/syntax.js'
import {attributeNames} from './article-links.js'
import type {
  ArticleLinks,
  ArticleModel,
  Claim,
  EntryReference,
  Mention,
  Unit
} from './article-model.js'
import {collectReferences} from './collect-references.js'
import {claimsAmong} from './link-claims.js'
import {isMention} from './queries.js'

/** Units of a model that stand side by side, by their indexes: from the first one up to, but not with, the one behind. */
export interface UnitRange {
  readonly from: number
  readonly to: number
}

/**
 * A part of an article as if it were the whole: some of its units, with the mentions, references and claims among them.
 * All else is the whole article's, so that `syntax.tags` has the tag of each unit at the unit's index; `units` has not.
 */
export class ModelPart implements ArticleModel {
  readonly path: string
  readonly id: string
  readonly syntax: Syntax
  readonly codebook: Codebook
  readonly glossary: Glossary
  readonly metadata: ArticleModel['metadata']
  readonly isOpen: boolean
  readonly links: ArticleLinks
  readonly units: readonly Unit[]
  readonly #whole: ArticleModel
  #names: ReadonlySet<string> | undefined
  #mentions: readonly Mention[] | undefined
  #references: readonly EntryReference[] | undefined
  #claims: readonly Claim[] | undefined

  /** `ranges` are in order, and none overlap. */
  constructor(whole: ArticleModel, ranges: readonly UnitRange[]) {
    this.path = whole.path
    this.id = whole.id
    this.syntax = whole.syntax
    this.codebook = whole.codebook
    this.glossary = whole.glossary
    this.metadata = whole.metadata
    this.isOpen = whole.isOpen
    this.links = whole.links
    this.#whole = whole
    this.units = ranges.flatMap(({from, to}) => whole.units.slice(from, to))
  }

  get attributeNames(): ReadonlySet<string> {
    this.#names ??= attributeNames(this.units)
    return this.#names
  }

  get mentions(): readonly Mention[] {
    this.#mentions ??= this.units.filter(isMention)
    return this.#mentions
  }

  get references(): readonly EntryReference[] {
    this.#references ??= collectReferences(this.units, this.glossary, id =>
      this.mentionsById.get(id)
    )
    return this.#references
  }

  get claims(): readonly Claim[] {
    this.#claims ??= claimsAmong(this.units, this.#whole)
    return this.#claims
  }

  get claimsById(): ReadonlyMap<string, Claim> {
    return this.#whole.claimsById
  }

  get mentionsById(): ReadonlyMap<string, Mention> {
    return this.#whole.mentionsById
  }

  get unreadIds(): ReadonlySet<string> {
    return this.#whole.unreadIds
  }
}
