import type {Edit} from '../../base/edits.js'
import {endsLine, isBlank} from '../../base/lines.js'
import {phrase, type Said} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {Unit} from '../../model/article-model.js'
import {isEmptyMention, isMention} from '../../model/queries.js'
import {hasMalformedAttributes} from '../../model/unread-ids.js'
import type {Syntax} from '../../syntax/syntax.js'
import type {Tag} from '../../syntax/tag.js'
import type {Fix} from '../finding.js'
import type {ArticleRule, Reporter} from '../rule.js'
import {looseEnd, looseStart, mayBeOwnStop} from '../shared/tag-edges.js'
import {quote} from '../shared/wording.js'

/** Reports white space and stray punctuation at the edges of a tag's content. */
export const looseBoundary: ArticleRule = {
  id: 'loose-boundary',
  subject: 'article',
  group: 'consistency',
  severity: 'warning',
  fix: 'safe',
  summary: 'White space or stray punctuation at the edge of a tag',
  judges: 'tag',
  check({units, syntax, glossary}, report) {
    const {text} = syntax
    for (const unit of units) {
      const {tag, kind} = unit
      if (!kind || (isFirm(text.charCodeAt(tag.contentStart)) && isFirm(lastOf(text, unit))))
        continue
      const start = looseStart(text, unit, syntax.tags[unit.index + 1])
      const end = looseEnd(text, unit, name =>
        isMention(unit) ? glossary.named(kind.name, name).length > 0 : false
      )
      if ((start === 0 && end === 0) || (isMention(unit) && isEmptyMention(unit))) continue
      // A tag with nothing else in it is a mistake as a whole.
      if (tag.contentStart + start >= tag.contentEnd - end) continue
      if (start > 0) reportStart(syntax, unit, start, report)
      if (end > 0) reportEnd(syntax, unit, end, report)
    }
  }
}

function lastOf(text: string, {tag}: Unit): number {
  return text.charCodeAt(tag.contentEnd - 1)
}

/** Whether a code unit is an ASCII letter or digit, which belongs inside: by far the most frequent edge. */
function isFirm(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)
}

function reportStart(syntax: Syntax, {tag}: Unit, length: number, report: Reporter): void {
  const span = {start: tag.contentStart, end: tag.contentStart + length}
  const written = syntax.text.slice(span.start, span.end)
  const fix = hasMalformedAttributes(syntax.problems, tag)
    ? undefined
    : moveStart(syntax, tag, span)
  const message = phrase`This \`${tag.kind}\` starts with ${describe(written)}: ${WANTED}`
  report({message, span, ...(fix && {fix})})
}

function reportEnd(syntax: Syntax, unit: Unit, length: number, report: Reporter): void {
  const {tag} = unit
  const span = {start: tag.contentEnd - length, end: tag.contentEnd}
  const written = syntax.text.slice(span.start, span.end)
  const isDoubtful = written.startsWith('.') && mayBeOwnStop(syntax.text, unit, span.start)
  const isLeft = isDoubtful || hasMalformedAttributes(syntax.problems, tag)
  const fix = isLeft ? undefined : moveEnd(syntax, tag, span)
  const message = phrase`This \`${tag.kind}\` ends with ${describe(written)}: ${WANTED}`
  report({message, span, ...(fix && {fix})})
}

const WANTED = phrase`move it out of the tag`

function describe(written: string): Said {
  const signs = written.trim()
  return signs === '' ? phrase`blank space` : quote(signs)
}

/**
 * The fix that moves a span at the start of a tag's content before the tag; undefined where it would become markup
 * there.
 */
function moveStart({text}: Syntax, tag: Tag, span: Span): Fix | undefined {
  const moved = text.slice(span.start, span.end)
  // A colon before the tag's own colon would keep the tag from opening.
  if (moved.endsWith(':')) return undefined
  if (hasLineEnd(moved) && (text[span.end] === '<' || standsAlone(text, tag.start, -1)))
    return undefined
  return move([insert(tag.start, moved), remove(span)])
}

/**
 * The fix that moves a span at the end of a tag's content behind the tag; undefined where it would become markup there.
 */
function moveEnd({text}: Syntax, tag: Tag, span: Span): Fix | undefined {
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

/**
 * Whether a line end put here would make a blank line, or leave a comment or the `---` of front matter alone on a line.
 */
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
