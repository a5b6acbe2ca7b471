import {behindLineEnd, skipBlanks} from '../base/lines.js'
import type {Span} from '../base/span.js'
import type {Block, SyntaxProblem} from './syntax.js'
import type {Tag, TagAttribute} from './tag.js'

/**
 * What a scan has found so far, and where it stands.
 * The lists grow only at their ends, so that a scan may start at any block.
 */
export interface Scanner {
  readonly text: string
  readonly blocks: Block[]
  readonly tags: OpenableTag[]
  readonly escapes: number[]
  readonly comments: Span[]
  readonly problems: SyntaxProblem[]
  /** End of the block that is being scanned; a comment may move it. */
  end: number
  /** The brackets open at this point: indexes of tags, or PLAIN. */
  readonly open: number[]
  /** Index of the innermost open tag, or -1. */
  parent: number
  /** Where the next of each mark stands; see `seek`. */
  readonly next: number[]
}

/** A tag while it is scanned: its end is not known before its `]`. */
export type OpenableTag = {-readonly [Key in keyof Tag]: Tag[Key]} & {
  attributes: readonly TagAttribute[]
}

/** The mark of a plain `[` among the open brackets. */
export const PLAIN = -2

/** What a scan looks for ahead of itself, as an index into the strings. */
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

const MARKS = [':', '[', ']', '\\', '<!--', '-->', '}', '"', "'", '&', '\n', '\r']

/** A scanner that has found nothing yet. */
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
    next: [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1]
  }
}

/**
 * Offset of the next mark from `from` on, or the length of the text.
 * A scan asks for each mark at growing offsets only, so that what is known stays true until it is passed:
 * all searches for a mark together read the text once, which keeps hostile input linear.
 */
export function seek(scanner: Scanner, mark: number, from: number): number {
  const known = scanner.next[mark] ?? -1
  return known < from ? search(scanner, mark, from) : known
}

/** A search by the engine is many times as fast as a look at each character. */
function search(scanner: Scanner, mark: number, from: number): number {
  const found = scanner.text.indexOf(MARKS[mark] ?? '', from)
  const offset = found < 0 ? scanner.text.length : found
  scanner.next[mark] = offset
  return offset
}

/** Offset at which the block that reaches to `from` at least ends: before the line end that a blank line follows. */
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
