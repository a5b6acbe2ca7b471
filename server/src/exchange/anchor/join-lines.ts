import type {Span} from '../../base/span.js'

/**
 * Cuts spans at the line ends in them, as formats with one annotation a line need it. A piece of white space alone is left out.
 * The inverse is `joinOverLineEnds`. The text has LF alone.
 */
export function cutAtLineEnds(text: string, spans: readonly Span[]): readonly Span[] {
  const pieces: Span[] = []
  for (const {start, end} of spans) {
    for (let from = start; from < end; ) {
      const found = text.indexOf('\n', from)
      const to = found < 0 || found > end ? end : found
      if (/\S/.test(text.slice(from, to))) pieces.push({start: from, end: to})
      from = to + 1
    }
  }
  return pieces
}

/**
 * Joins spans of one annotation between which nothing but white space with a single line end lies, and those that overlap.
 * Gives them in the order of the text. What a blank line parts stays apart.
 */
export function joinOverLineEnds(text: string, spans: readonly Span[]): readonly Span[] {
  const joined: {start: number; end: number}[] = []
  for (const {start, end} of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1)
    if (last && (start < last.end || isLineEnd(text.slice(last.end, start))))
      last.end = Math.max(last.end, end)
    else joined.push({start, end})
  }
  return joined
}

function isLineEnd(gap: string): boolean {
  return gap.length < LONGEST && /^[^\S\n\r]*(?:\r\n?|\n)[^\S\n\r]*$/.test(gap)
}

/** UTF-16 units of white space around a line end that may be an indent. */
const LONGEST = 200
