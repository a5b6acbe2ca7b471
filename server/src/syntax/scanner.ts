import {isBlank} from './lines.js'
import type {Span} from './span.js'
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
  /** Where the next of each closer stands; searched once for each stretch of text. */
  readonly next: Record<Closer, number>
}

/** A tag while it is scanned: its end is not known before its `]`. */
export type OpenableTag = {-readonly [Key in keyof Tag]: Tag[Key]} & {
  attributes: readonly TagAttribute[]
}

/** What closes a construct that is worth looking for ahead. */
export type Closer = '-->' | '}' | '"' | "'"

/** The mark of a plain `[` among the open brackets. */
export const PLAIN = -2

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
    next: {'-->': -1, '}': -1, '"': -1, "'": -1}
  }
}

/**
 * Offset of the next closer from `from` on, or infinity.
 * As scans only move forward, all searches together read the text once: that keeps hostile input linear.
 */
export function findCloser(scanner: Scanner, closer: Closer, from: number): number {
  if (scanner.next[closer] < from) {
    const found = scanner.text.indexOf(closer, from)
    scanner.next[closer] = found < 0 ? Number.POSITIVE_INFINITY : found
  }
  return scanner.next[closer]
}

/** Offset at which the block that reaches to `from` at least ends: before the line end that a blank line follows. */
export function findBlockEnd(text: string, from: number): number {
  LINE_ENDS.lastIndex = from
  for (let match = LINE_ENDS.exec(text); match; match = LINE_ENDS.exec(text)) {
    let next = LINE_ENDS.lastIndex
    while (isBlank(text.charCodeAt(next))) next++
    const code = text.charCodeAt(next)
    if (code === 10 || code === 13 || next >= text.length) return match.index
  }
  return text.length
}

const LINE_ENDS = /\r\n?|\n/g
