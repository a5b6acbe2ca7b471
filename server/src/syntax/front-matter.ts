import {endsLine, lineEnd, nextLine, skipBlanks} from '../base/lines.js'
import type {Span} from '../base/span.js'

/** The place of the front matter, if any, and the start of the body behind it. */
export interface FrontMatter {
  /** Of the lines between the fences. */
  readonly content: Span | undefined
  readonly bodyStart: number
}

/**
 * Finds YAML front matter: a first line `---` and a later line `---`, both with nothing but blanks behind, and a field
 * or nothing at all between them. A story between two rules is text.
 */
export function findFrontMatter(text: string): FrontMatter {
  const start = startOf(text)
  const content = betweenFences(text)
  return content && holdsFields(text, content)
    ? {content, bodyStart: nextLine(text, content.end)}
    : {content: undefined, bodyStart: start}
}

/** The lines between two lines `---` at the start of an article, of which none is a field; undefined otherwise. */
export function textBetweenFences(text: string): Span | undefined {
  const content = betweenFences(text)
  return content && !holdsFields(text, content) ? content : undefined
}

/** The lines between the first line, a `---`, and the next line `---`; undefined where there are no two of them. */
function betweenFences(text: string): Span | undefined {
  const fence = startOf(text)
  if (!isFence(text, fence)) return undefined
  const start = nextLine(text, fence)
  for (let at = text.indexOf('---', start); at >= 0; at = text.indexOf('---', at + 1)) {
    if (endsLine(text.charCodeAt(at - 1)) && isFence(text, at)) return {start, end: at}
  }
  return undefined
}

/** Whether a line of a span is a field, or all its lines are blank. */
function holdsFields(text: string, {start, end}: Span): boolean {
  let isBlank = true
  for (let line = start; line < end; line = nextLine(text, line)) {
    if (isAt(PLAIN_FIELD, text, line) || isAt(FIELD, text, line)) return true
    isBlank &&= endsLine(text.charCodeAt(skipBlanks(text, line)))
  }
  return isBlank
}

function isAt(pattern: RegExp, text: string, line: number): boolean {
  pattern.lastIndex = line
  return pattern.test(text)
}

/** Most fields that are meant, without Unicode, which takes 0.4 ms of a start. */
const PLAIN_FIELD = /[A-Za-z_][\w.-]*:(?!\/\/|\[)/y

/**
 * A line that is meant as a field, be it well-formed, commented out or without the space behind its colon: a name
 * without white space and a colon. A web address is none, nor is a line that starts with digits or a colon.
 */
const FIELD =
  /[ \t]*(?:#[#\t ]*)?(?:\{[ \t]*)?(?:"[^"\n\r]*"|'[^'\n\r]*'|[\p{L}_][\p{L}\p{M}\p{N}_.-]*)[ \t]*:(?!\/\/|\[)/uy

/** The offset of the first character behind a byte order mark. */
function startOf(text: string): number {
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0
}

const BYTE_ORDER_MARK = 0xfeff

function isFence(text: string, start: number): boolean {
  return text.startsWith('---', start) && endsLine(text.charCodeAt(skipBlanks(text, start + 3)))
}

/**
 * The lines of front matter, also of one that is being written and has no second line `---` yet: then all lines behind
 * the first one, up to a blank one. Undefined for a text that begins otherwise.
 */
export function frontMatterLines(text: string): Span | undefined {
  const {content, bodyStart} = findFrontMatter(text)
  if (content || !isFence(text, bodyStart)) return content
  const start = nextLine(text, bodyStart)
  let end = start
  while (end < text.length && !endsLine(text.charCodeAt(skipBlanks(text, end))))
    end = nextLine(text, end)
  return {start, end}
}

/** The start of a text in which `frontMatterLines` finds the same as in the whole; empty where it finds nothing. */
export function frontMatterHead(text: string): string {
  const lines = frontMatterLines(text)
  return lines ? text.slice(0, nextLine(text, lines.end)) : ''
}

/** The first line `---` where it opens what looks like YAML but is never closed; undefined otherwise. */
export function unclosedFrontMatter(text: string): Span | undefined {
  const start = startOf(text)
  if (!isFence(text, start) || betweenFences(text)) return undefined
  const looksLikeYaml = /^[\w-]+:(\s|$)/.test(text.slice(nextLine(text, start)).slice(0, 200))
  return looksLikeYaml ? {start, end: lineEnd(text, start)} : undefined
}
