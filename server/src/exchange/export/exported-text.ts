import {firstIndex} from '../../base/binary-search.js'
import {type CodePoints, codePointsOf} from '../../base/code-points.js'
import type {Span} from '../../base/span.js'
import {type BaseText, toBaseSpan} from '../../syntax/base-text.js'

/**
 * The base text of an article as it leaves Newsmark: line ends are LF, as most programs read them so whatever stands in a file.
 * All offsets of an export count in it.
 */
export interface ExportedText {
  readonly text: string
  readonly codePoints: CodePoints
  /** The span of a stretch of the written article, in UTF-16 units. */
  readonly spanOf: (written: Span) => Span
  /** Whether the article has other line ends. */
  readonly isConverted: boolean
}

/** An offset does not lead to the words that it stands for: a bug of ours, which must not leave as data. */
class OffsetError extends Error {
  override readonly name = 'OffsetError'
}

/** Makes the text of an export of a base text. */
export function exportedTextOf(base: BaseText): ExportedText {
  const raw = base.text
  const removed = Array.from(raw.matchAll(/\r(?=\n)/g), ({index}) => index)
  const text = withLineFeeds(raw)
  const toLineFeeds = (offset: number): number =>
    offset - firstIndex(removed.length, at => (removed[at] ?? 0) >= offset)
  const codePoints = codePointsOf(text)
  return {
    text,
    codePoints,
    isConverted: text !== raw,
    spanOf(written) {
      const inBase = toBaseSpan(base, written)
      const span = {start: toLineFeeds(inBase.start), end: toLineFeeds(inBase.end)}
      checkSpan(text, codePoints, span, quoteOf(raw, inBase))
      return span
    }
  }
}

/** The words of a span of the base text with line feeds; a line end that the span cuts in two counts where it starts. */
function quoteOf(raw: string, {start, end}: Span): string {
  const isCut = end > start && raw.charAt(end - 1) === '\r' && raw.charAt(end) === '\n'
  return withLineFeeds(raw.slice(start, isCut ? end - 1 : end))
}

/** Throws an `OffsetError` unless the span leads to the quote, in UTF-16 units and in code points. */
function checkSpan(text: string, codePoints: CodePoints, {start, end}: Span, quote: string): void {
  const back = (offset: number): number | undefined =>
    codePoints.toUtf16(codePoints.fromUtf16(offset))
  const isRight = text.slice(start, end) === quote && back(start) === start && back(end) === end
  if (!isRight)
    throw new OffsetError(`The offsets ${start} to ${end} do not lead to ${JSON.stringify(quote)}`)
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}
