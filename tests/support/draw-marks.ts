import type {Span} from '../../server/src/base/span.js'
import type {Mark} from './fixture.js'
import {splitLines} from './text-lines.js'

/**
 * Draws marks under a text, as fixtures do, sorted by where they end, where they start, and what they say.
 * Two lists of marks are the same when they are drawn the same, so a failed comparison is a picture.
 */
export function drawMarks(text: string, marks: readonly Mark[]): string {
  const lines = splitLines(text)
  const sorted = marks.toSorted(compareMarks)
  const drawn: string[] = []
  for (const [index, {start, text: content}] of lines.entries()) {
    const line = {start, end: lines[index + 1]?.start ?? Number.POSITIVE_INFINITY}
    drawn.push(content, ...sorted.flatMap(mark => drawOn(line, mark)))
  }
  if (lines.length === 0) drawn.push(...sorted.flatMap(mark => drawOn({start: 0, end: 1}, mark)))
  return drawn.join('\n')
}

function compareMarks(a: Mark, b: Mark): number {
  const byText = a.text < b.text ? -1 : a.text > b.text ? 1 : 0
  return a.span.end - b.span.end || a.span.start - b.span.start || byText
}

/** What is drawn of a mark under one line: all of it, its start, its end, or nothing. */
function drawOn(line: Span, {span, text}: Mark): string[] {
  const last = Math.max(span.start, span.end - 1)
  const starts = isIn(line, span.start)
  const blanks = ' '.repeat(Math.max(0, span.start - line.start))
  if (!isIn(line, last)) return starts ? [`${blanks}^>`] : []
  const said = text === '' ? '' : ` ${text.replaceAll('\n', '\n... ')}`
  if (!starts) return [`<${'^'.repeat(last - line.start)}${said}`]
  return [`${blanks}${'^'.repeat(span.end - span.start) || '|'}${said}`]
}

function isIn({start, end}: Span, offset: number): boolean {
  return offset >= start && offset < end
}
