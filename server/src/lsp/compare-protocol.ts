import type {PlainRange} from './protocol.js'

/** Names and types of the requests behind the comparison of two coders; any client may send them. */

/** Asks what other coders of the project have of an article. */
export const OTHER_VERSIONS = 'newsmark/otherVersions'
/** Asks what an open article and the text of another coder say differently. */
export const COMPARE = 'newsmark/compare'
/** Asks for the edit by which an open article says one of these things as the other coder does. */
export const TAKE_THEIRS = 'newsmark/takeTheirs'

/** A version of an article. */
export interface OtherVersionItem {
  /** Null for what is curated, and for what is nobody's. */
  readonly coder: string | null
  readonly isCurated: boolean
  readonly uri: string
}

/** An open article, and what another coder has of it. */
export interface CompareParams {
  readonly textDocument: {readonly uri: string; readonly version: number}
  /** The text of the other coder's article, be it a file, a version in git or not saved. */
  readonly theirs: string
}

export interface TakeParams extends CompareParams {
  /** The place of the disagreement in the list. */
  readonly index: number
}

/** What two coders say differently. */
export interface CompareAnswer {
  /** The version of ours that it is about. */
  readonly version: number
  /** Whether the words themselves differ, so that nothing can be taken over. */
  readonly isTextChanged: boolean
  readonly disagreements: readonly DisagreementItem[]
}

export interface DisagreementItem {
  /** What one alone has, or what both have and say differently. */
  readonly type: 'ours' | 'theirs' | 'both'
  readonly kind: string
  readonly words: string
  /** In words, from ours to theirs. */
  readonly details: string
  readonly ours: PlainRange | null
  readonly theirs: PlainRange | null
}
