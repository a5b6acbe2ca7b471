import {behindLineEnd, skipBlanks} from '../base/lines.js'
import type {Phrase} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import type {Block, SyntaxProblem} from './syntax.js'
import type {Tag, TagAttribute} from './tag.js'

/** The state of a scan. Its lists grow only at their ends, so that a scan may start at any block. */
export interface Scanner {
  readonly text: string
  readonly blocks: Block[]
  readonly tags: OpenableTag[]
  readonly escapes: number[]
  readonly comments: Span[]
  readonly problems: SyntaxProblem[]
  /** The end of the current block; a comment may move it. */
  end: number
  /** The stack of open brackets: indexes of tags, or PLAIN. */
  readonly open: number[]
  /** The index of the innermost open tag, or -1. */
  parent: number
  /** The offset of the next delimiter of each sort; see `seek`. */
  readonly next: number[]
  /** The offset behind the attribute that was scanned last. */
  behind: number
  /** The mistake in attributes that was met last. */
  malformed: Malformed | undefined
}

/** A mistake in attributes: the offset at which they go wrong, and what was expected there. */
export interface Malformed {
  readonly malformedAt: number
  readonly expected: Phrase
}

/** A tag while it is scanned; its end is set at its `]`. */
export type OpenableTag = {-readonly [Key in keyof Tag]: Tag[Key]} & {
  attributes: readonly TagAttribute[]
}

/** Stands for a plain `[` among the open brackets. */
export const PLAIN = -2

/** The sorts of delimiters, as indexes into DELIMITERS. */
export const COLON = 0
export const OPEN = 1
export const CLOSE = 2
export const BACKSLASH = 3
export const COMMENT = 4
export const COMMENT_END = 5
export const BRACE_END = 6
export const DOUBLE_QUOTE = 7
export const SINGLE_QUOTE = 8
export const AMPERSAND = 9
const LINE_FEED = 10
const CARRIAGE_RETURN = 11

const DELIMITERS = [':', '[', ']', '\\', '<!--', '-->', '}', '"', "'", '&', '\n', '\r']

/** Makes a scanner at the start of a text. */
export function createScanner(text: string): Scanner {
  return {
    text,
    blocks: [],
    tags: [],
    escapes: [],
    comments: [],
    problems: [],
    end: 0,
    open: [],
    parent: -1,
    next: [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1],
    behind: 0,
    malformed: undefined
  }
}

/**
 * The offset of the next delimiter of a sort from `from` on, or the length of the text. A scan asks at growing offsets
 * only, so the last answer holds until it is passed: all searches for one sort read the text once, which keeps hostile
 * input linear.
 */
export function seek(scanner: Scanner, sort: number, from: number): number {
  const known = scanner.next[sort] ?? -1
  return known < from ? search(scanner, sort, from) : known
}

/** Searches by `indexOf`, which is many times as fast as a loop over characters. */
function search(scanner: Scanner, sort: number, from: number): number {
  const found = scanner.text.indexOf(DELIMITERS[sort] ?? '', from)
  const offset = found < 0 ? scanner.text.length : found
  scanner.next[sort] = offset
  return offset
}

/** The end of the block that reaches at least to `from`: before the line end that a blank line follows. */
export function findBlockEnd(scanner: Scanner, from: number): number {
  const {text} = scanner
  for (let offset = from; ; ) {
    const end = Math.min(seek(scanner, LINE_FEED, offset), seek(scanner, CARRIAGE_RETURN, offset))
    if (end === text.length) return end
    offset = behindLineEnd(text, end)
    const next = skipBlanks(text, offset)
    if (next === text.length) return end
    const code = text.charCodeAt(next)
    if (code === 10 || code === 13) return end
  }
}
