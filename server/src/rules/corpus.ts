import type {KnownNames} from '../base/near-names.js'
import type {DateBounds} from '../codebook/dates.js'
import type {ArticleFacts, NameUse} from '../model/facts/facts.js'

/**
 * The corpus as rules query it: all articles of a project under its glossary. Answers never depend on the order in
 * which the articles were read.
 */
export interface Corpus {
  /** The article with an id; of several, the first by path. */
  readonly article: (id: string) => CorpusArticle | undefined
  /** The ids of all articles. */
  readonly ids: KnownNames
  /** The path of the first article by path whose text has a hash. */
  readonly firstWithText: (textHash: string) => string | undefined
  /**
   * The id of the entry that a name means in an article; undefined for none, and for an entry that does not bear the
   * name.
   */
  readonly senseOf: (article: ArticleFacts, use: NameUse) => string | undefined
  /**
   * The senses of a normalised name that several entries bear: the one with most mentions first, then by path and id.
   * Empty for a name that only one entry bears.
   */
  readonly sensesOf: (kind: string, name: string) => readonly NameSense[]
  /** Whether any article names an entry. */
  readonly isUsed: (entry: string) => boolean
}

/** An article as references from others see it. */
export interface CorpusArticle {
  readonly path: string
  readonly id: string
  /** The ids of its claims. */
  readonly claims: KnownClaims
}

/** The ids of an article's claims. */
export interface KnownClaims extends KnownNames {
  readonly has: (id: string) => boolean
}

/** One sense of a name in the corpus: an entry that bears it and is meant by it somewhere. */
export interface NameSense {
  readonly entry: string
  /** The periods in which the entry bears the name. */
  readonly periods: readonly DateBounds[]
  /** The number of such mentions in all articles. */
  readonly count: number
  /** The path of the first article with such a mention, by path. */
  readonly path: string
}
