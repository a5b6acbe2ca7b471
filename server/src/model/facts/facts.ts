import type {Span} from '../../base/span.js'
import type {Directive} from '../directives.js'

/**
 * What the rest of the corpus needs to know of one article; plain data, without a way back to its text.
 * It depends on the text and the codebook alone, so that a new glossary leaves it standing.
 */
export interface ArticleFacts {
  readonly path: string
  readonly id: string
  /** Where the id stands in the front matter; an empty span at the start of the body for an id made of the path. */
  readonly idSpan: Span
  /** That of the front matter, by which dated names are told apart; undefined where none can be read. */
  readonly date: string | undefined
  /** The spans of the claims that have an id, by that id; also of tags that may be such claims but cannot be read. */
  readonly claims: ReadonlyMap<string, Span>
  /** References to claims that the article itself does not hold. */
  readonly references: readonly ClaimReference[]
  /** The names in the text, each with each `ref` once. What they mean is for the glossary to say. */
  readonly names: readonly NameUse[]
  /** All that stands where an article names entries by their ids, each once, whether or not there are such entries. */
  readonly entries: readonly string[]
  /** A hash of the base text without regard to white space; undefined for an article too short to tell. */
  readonly textHash: string | undefined
  /** The comments that silence rules. */
  readonly directives: readonly Directive[]
}

/** A name that an article uses, with the place where it first does. */
export interface NameUse {
  readonly kind: string
  /** Normalised as names are looked up. */
  readonly name: string
  /** The entry that its tag says it means; undefined where the name itself has to tell. */
  readonly ref: string | undefined
  /** Of the content of the first such mention. */
  readonly span: Span
  /** How many such mentions the article has. */
  readonly count: number
}

/** A value like `other-article#c4`, or one like `c4` for which the article has no claim. */
export interface ClaimReference {
  /** The id of the article that should hold the claim. */
  readonly article: string
  readonly claim: string
  /** The attribute it is a value of, as `rebuts`. */
  readonly relation: string
  /** The claim that refers, if it has an id. */
  readonly from: string | undefined
  readonly span: Span
}
