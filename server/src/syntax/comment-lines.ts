import {behindLineEnd, endsLine, isBlank} from '../base/lines.js'
import type {Span} from '../base/span.js'
import type {Syntax} from './syntax.js'

/** What a comment takes out of the base text: one alone on its lines takes its indentation and its line end with it. */
export function withItsLine(syntax: Syntax, comment: Span): Span {
  return linesOf(syntax, comment) ?? comment
}

/** The lines of a comment that is alone on them, with their line end; undefined where other things stand beside it. */
export function linesOf({text, bodyStart}: Syntax, {start, end}: Span): Span | undefined {
  let lineStart = start
  while (isBlank(text.charCodeAt(lineStart - 1))) lineStart--
  let lineEnd = end
  while (isBlank(text.charCodeAt(lineEnd))) lineEnd++
  const startsLine = lineStart === bodyStart || endsLine(text.charCodeAt(lineStart - 1))
  const alone = startsLine && endsLine(text.charCodeAt(lineEnd))
  return alone ? {start: lineStart, end: behindLineEnd(text, lineEnd)} : undefined
}

/**
 * What can be deleted with a comment so that the base text and the tags stay as they are.
 * Undefined where what stands on both sides of it might mean something else when it meets.
 */
export function removalOf(syntax: Syntax, comment: Span): Span | undefined {
  const {text} = syntax
  const removal = linesOf(syntax, comment) ?? (standsApart(text, comment) ? comment : undefined)
  return removal && makesOneSign(text, removal) ? undefined : removal
}

/** Whether what stands on both sides is another sign when it meets: one line end, or a byte order mark. */
function makesOneSign(text: string, {start, end}: Span): boolean {
  if (text[start - 1] === '\r' && text[end] === '\n') return true
  return start === 0 && text[end] === '\uFEFF'
}

/** Whether a line might become a fence of front matter when comments go; then none can be deleted. */
export function hasLooseFence({text, frontMatter}: Syntax): boolean {
  return !frontMatter && /(?:^\uFEFF?|[\n\r])---/.test(text)
}

/** Whether a comment among other text has a blank beside it, and more than further comments on its line. */
function standsApart(text: string, {start, end}: Span): boolean {
  const [before, behind] = [text.charCodeAt(start - 1), text.charCodeAt(end)]
  const touchesBlank = isBlank(before) || isBlank(behind) || endsLine(before) || endsLine(behind)
  return touchesBlank && (isText(text, start - 1, -1) || isText(text, end, 1))
}

/** Whether the nearest character from an offset on that is no blank is on the same line and of no other comment. */
function isText(text: string, from: number, step: 1 | -1): boolean {
  let offset = from
  while (isBlank(text.charCodeAt(offset))) offset += step
  const code = text.charCodeAt(offset)
  if (code === BYTE_ORDER_MARK && offset === 0) return false
  return !endsLine(code) && code !== (step > 0 ? LESS_THAN : GREATER_THAN)
}

const BYTE_ORDER_MARK = 0xfeff

const LESS_THAN = 60
const GREATER_THAN = 62
