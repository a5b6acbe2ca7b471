import type {KnownNames} from '../base/near-names.js'
import type {DateBounds} from '../codebook/dates.js'
import type {ArticleFacts, NameUse} from '../model/facts/facts.js'

/**
 * What rules ask of all articles of a project at once, under its glossary. Answers never depend on the order in
 * which the articles came.
 */
export interface Corpus {
  /** The article of an id; of several, the first by path. */
  readonly article: (id: string) => CorpusArticle | undefined
  /** The ids of all articles. */
  readonly ids: KnownNames
  /** The path of the first article by path whose text has a hash. */
  readonly firstWithText: (textHash: string) => string | undefined
  /** The entry that a name means in an article; undefined for none, and for one that does not bear it. */
  readonly senseOf: (article: ArticleFacts, use: NameUse) => string | undefined
  /**
   * The entries that are meant by a name that several bear: the one with most mentions first, then by path and id.
   * Of a name that one entry alone bears nothing is told, as there is nothing to compare.
   */
  readonly sensesOf: (kind: string, name: string) => readonly NameSense[]
  /** Whether any article names an entry. */
  readonly isUsed: (entry: string) => boolean
}

/** An article as others refer to it. */
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

/** What a name means in the corpus: one of the entries that bear it. */
export interface NameSense {
  readonly entry: string
  /** When the entry bears the name. */
  readonly bounds: DateBounds
  /** Mentions in all articles. */
  readonly count: number
  /** The path of the first article by path. */
  readonly path: string
}
