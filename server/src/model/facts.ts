import type {Span} from '../syntax/span.js'

/** What the rest of the corpus needs to know of one article; plain data, without a way back to its text. */
export interface ArticleFacts {
  readonly path: string
  readonly id: string
  /** The spans of the claims that have an id, by that id; also of tags that may be such claims but cannot be read. */
  readonly claims: ReadonlyMap<string, Span>
  /** References to claims that the article itself does not hold. */
  readonly references: readonly ClaimReference[]
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
