import {endsLine, lineEnd, nextLine, skipBlanks} from '../base/lines.js'
import type {Span} from '../base/span.js'

/** The place of the front matter, if any, and the start of the body behind it. */
export interface FrontMatter {
  /** Of the lines between the fences. */
  readonly content: Span | undefined
  readonly bodyStart: number
}

/** Finds YAML front matter: a first line `---` and a later line `---`, both with nothing but blanks behind. */
export function findFrontMatter(text: string): FrontMatter {
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0
  if (!isFence(text, start)) return {content: undefined, bodyStart: start}
  const content = nextLine(text, start)
  for (let at = text.indexOf('---', content); at >= 0; at = text.indexOf('---', at + 1)) {
    if (endsLine(text.charCodeAt(at - 1)) && isFence(text, at))
      return {content: {start: content, end: at}, bodyStart: nextLine(text, at)}
  }
  return {content: undefined, bodyStart: start}
}

const BYTE_ORDER_MARK = 0xfeff

function isFence(text: string, start: number): boolean {
  return text.startsWith('---', start) && endsLine(text.charCodeAt(skipBlanks(text, start + 3)))
}

/** The first line `---` where it opens what looks like YAML but is never closed; undefined otherwise. */
export function unclosedFrontMatter(text: string): Span | undefined {
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0
  if (!isFence(text, start) || findFrontMatter(text).content) return undefined
  const looksLikeYaml = /^[\w-]+:(\s|$)/.test(text.slice(nextLine(text, start)).slice(0, 200))
  return looksLikeYaml ? {start, end: lineEnd(text, start)} : undefined
}
