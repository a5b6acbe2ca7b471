import type {Message} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import type {Tag} from './tag.js'

/** A parsed text: all constructs as flat lists in the order of the text, with UTF-16 offsets. */
export interface Syntax {
  readonly text: string
  /** Of the lines between the fences; undefined without front matter. */
  readonly frontMatter: Span | undefined
  /** The offset of the body: behind the byte order mark and the front matter with its line end. */
  readonly bodyStart: number
  readonly blocks: readonly Block[]
  readonly tags: readonly Tag[]
  /** Offsets of the backslashes that escape the character behind them. */
  readonly escapes: readonly number[]
  readonly comments: readonly Span[]
  readonly problems: readonly SyntaxProblem[]
}

/** The name of a block's key: a symbol, as the key means something within one process only and is not for JSON. */
export const blockKey: unique symbol = Symbol('key of a block')

/** A paragraph: a run of lines without a blank one, which only a comment may hold. Tags never reach over its ends. */
export interface Block extends Span {
  /** Whether a `<!--` in it has no `-->` behind it. */
  readonly openComment: boolean
  /**
   * Stands for the content of the block. Two blocks with the same key have the same text and tags: `reparse` keeps the
   * key of a block that an edit only moves, so that results that depend on a block alone can be memoised by it.
   */
  readonly [blockKey]: object
}

/** A tag that is not closed, or attributes that cannot be read. */
export interface SyntaxProblem extends Span, Message {
  readonly type: 'unclosed-tag' | 'invalid-attributes'
}
