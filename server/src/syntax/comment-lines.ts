import {behindLineEnd, endsLine, isBlank} from '../base/lines.js'
import type {Span} from '../base/span.js'
import type {Syntax} from './syntax.js'

/**
 * The cut of a comment in the base text: its lines with indentation and line end where it is alone on them, else the
 * comment.
 */
export function withItsLine(syntax: Syntax, comment: Span): Span {
  return linesOf(syntax, comment) ?? comment
}

/** The lines of a comment that is alone on them, their line end included; undefined where anything stands beside it. */
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
 * The span to delete with a comment so that the base text and the tags stay as they are; undefined where the texts on
 * both sides of it might mean something else once they meet.
 */
export function removalOf(syntax: Syntax, comment: Span): Span | undefined {
  const {text} = syntax
  const removal = linesOf(syntax, comment) ?? (standsApart(text, comment) ? comment : undefined)
  return removal && makesOneSign(text, removal) ? undefined : removal
}

/** Whether the characters on both sides would join: to CRLF, or a byte order mark would come to the start. */
function makesOneSign(text: string, {start, end}: Span): boolean {
  if (text[start - 1] === '\r' && text[end] === '\n') return true
  return start === 0 && text[end] === '\uFEFF'
}

/** Whether a line might become a fence of front matter when a comment is deleted; then none can be. */
export function hasLooseFence({text, frontMatter}: Syntax): boolean {
  return !frontMatter && /(?:^\uFEFF?|[\n\r])---/.test(text)
}

/** Whether a comment within a line has a blank beside it, and its line more than further comments. */
function standsApart(text: string, {start, end}: Span): boolean {
  const [before, behind] = [text.charCodeAt(start - 1), text.charCodeAt(end)]
  const touchesBlank = isBlank(before) || isBlank(behind) || endsLine(before) || endsLine(behind)
  return touchesBlank && (isText(text, start - 1, -1) || isText(text, end, 1))
}

/** Whether the nearest non-blank character in a direction is on the same line and of no other comment. */
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
