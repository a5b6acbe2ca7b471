import {endsLine, isBlank} from '../syntax/lines.js'
import type {Edit} from '../syntax/reparse.js'
import type {Span} from '../syntax/span.js'
import type {Syntax} from '../syntax/syntax.js'
import type {Tag} from '../syntax/tag.js'
import type {Fix} from './finding.js'

/** Moves what stands at the start of a tag's content out of it; undefined where it would mean something else there. */
export function moveStart({text}: Syntax, tag: Tag, span: Span): Fix | undefined {
  const moved = text.slice(span.start, span.end)
  // Two colons open no tag.
  if (moved.endsWith(':')) return undefined
  if (hasLineEnd(moved) && (text[span.end] === '<' || standsAlone(text, tag.start, -1)))
    return undefined
  return move([insert(tag.start, moved), remove(span)])
}

/** The same at its end, behind the attributes. */
export function moveEnd({text}: Syntax, tag: Tag, span: Span): Fix | undefined {
  const moved = text.slice(span.start, span.end)
  const next = text.charAt(tag.end)
  if (text[span.start - 1] === '\\' || next === '{') return undefined
  if (moved.endsWith(':') && /[:\p{L}]/u.test(next)) return undefined
  if (hasLineEnd(moved) && (text[span.start - 1] === '>' || standsAlone(text, tag.end, 1)))
    return undefined
  return move([remove(span), insert(tag.end, moved)])
}

function move(edits: readonly Edit[]): Fix {
  return {title: 'Move it out of the tag', safety: 'safe', edits}
}

function hasLineEnd(text: string): boolean {
  return /[\r\n]/.test(text)
}

/** Whether a line end put here would make a blank line, or leave a comment or the `---` of front matter alone on a line. */
function standsAlone(text: string, offset: number, step: -1 | 1): boolean {
  let at = step < 0 ? offset - 1 : offset
  while (isBlank(text.charCodeAt(at))) at += step
  return endsLine(text.charCodeAt(at)) || /[<>-]/.test(text.charAt(at))
}

function insert(offset: number, text: string): Edit {
  return {start: offset, end: offset, text}
}

function remove(span: Span): Edit {
  return {...span, text: ''}
}
