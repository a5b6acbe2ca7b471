import type {Span} from '../../base/span.js'
import type {Directive} from '../directives.js'

/**
 * The facts of one article: all that checks of other articles need of it. Plain data, which can be cached and sent to
 * other processes. They depend on the text and the codebook alone, so that they stay valid under a new glossary.
 */
export interface ArticleFacts {
  readonly path: string
  readonly id: string
  /** Of the id in the front matter; an empty span at the start of the body for an id that is made of the path. */
  readonly idSpan: Span
  /** The date in the front matter, which decides between dated names; undefined for none and for an invalid one. */
  readonly date: string | undefined
  /** The language in the front matter, which decides between letters in some; undefined for none. */
  readonly language: string | undefined
  /** The spans of the claims with an id, by id; also those of malformed tags that may be such claims. */
  readonly claims: ReadonlyMap<string, Span>
  /** References to claims that the article itself does not hold. */
  readonly references: readonly ClaimReference[]
  /** The names in the text, each with each `ref` once; their senses depend on the glossary. */
  readonly names: readonly NameUse[]
  /** The values that should name entries, each once, whether or not there are such entries. */
  readonly entries: readonly string[]
  /** A hash of the base text without white space; undefined for an article too short to tell. See text-hash.ts. */
  readonly textHash: string | undefined
  /** The comments that suppress findings. */
  readonly directives: readonly Directive[]
}

/** A name that an article uses, and the first place where it does. */
export interface NameUse {
  readonly kind: string
  /** As `normaliseName` gives it. */
  readonly name: string
  /** The `ref` of the mention; undefined where the name alone tells the entry. */
  readonly ref: string | undefined
  /** Of the content of the first such mention. */
  readonly span: Span
  /** The number of such mentions in the article. */
  readonly count: number
}

/** A reference to a claim that the article does not hold: `other-article#c4`, or `c4` without such a claim. */
export interface ClaimReference {
  /** The id of the article that should hold the claim. */
  readonly article: string
  readonly claim: string
  /** The attribute that has the value, as `rebuts`. */
  readonly relation: string
  /** The id of the claim that refers, if it has one. */
  readonly from: string | undefined
  readonly span: Span
}
