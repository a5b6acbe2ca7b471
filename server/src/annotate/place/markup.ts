import {firstIndex} from '../../base/binary-search.js'
import type {Span} from '../../base/span.js'
import type {Tag} from '../../syntax/tag.js'

/** The two stretches of the written text that a tag adds to its content. */
export function markupOf({start, contentStart, contentEnd, end}: Tag): readonly [Span, Span] {
  return [
    {start, end: contentStart},
    {start: contentEnd, end}
  ]
}

/** Whether a backslash at an offset escapes the character behind it; the offsets of such are sorted. */
export function isEscape(escapes: readonly number[], offset: number): boolean {
  return escapes[firstIndex(escapes.length, at => (escapes[at] ?? 0) >= offset)] === offset
}
