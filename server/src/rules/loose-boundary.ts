import type {Unit} from '../model/article-model.js'
import {isBlank} from '../model/nameless.js'
import {isMention} from '../model/queries.js'
import {hasMalformedAttributes} from '../model/unread-ids.js'
import type {Syntax} from '../syntax/syntax.js'
import {looseEnd, looseStart} from './loose-edges.js'
import {moveEnd, moveStart} from './move-edge.js'
import type {ArticleRule, Reporter} from './rule.js'
import {quote} from './wording.js'

/** Reports white space, and punctuation that is no part of what is tagged, at the edges of a tag. */
export const looseBoundary: ArticleRule = {
  id: 'loose-boundary',
  subject: 'article',
  group: 'consistency',
  severity: 'warning',
  fix: 'safe',
  summary: 'White space or stray punctuation at the edge of a tag',
  check({units, syntax, glossary}, report) {
    const {text} = syntax
    for (const unit of units) {
      const {tag, kind} = unit
      if (!kind || (isFirm(text.charCodeAt(tag.contentStart)) && isFirm(lastOf(text, unit))))
        continue
      const start = looseStart(text, unit, units[unit.index + 1])
      const end = looseEnd(text, unit, name =>
        isMention(unit) ? glossary.named(kind.name, name).length > 0 : false
      )
      if ((start === 0 && end === 0) || (isMention(unit) && isBlank(unit))) continue
      // Where nothing else is in it, the whole tag is the mistake.
      if (tag.contentStart + start >= tag.contentEnd - end) continue
      if (start > 0) reportStart(syntax, unit, start, report)
      if (end > 0) reportEnd(syntax, unit, end, report)
    }
  }
}

function lastOf(text: string, {tag}: Unit): number {
  return text.charCodeAt(tag.contentEnd - 1)
}

/** ASCII letters and digits, by far the most usual edges. */
function isFirm(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)
}

function reportStart(syntax: Syntax, {tag}: Unit, length: number, report: Reporter): void {
  const span = {start: tag.contentStart, end: tag.contentStart + length}
  const written = syntax.text.slice(span.start, span.end)
  const fix = hasMalformedAttributes(syntax.problems, tag)
    ? undefined
    : moveStart(syntax, tag, span)
  const message = `This \`${tag.kind}\` starts with ${describe(written)}: ${WANTED}`
  report({message, span, ...(fix && {fix})})
}

function reportEnd(syntax: Syntax, {tag}: Unit, length: number, report: Reporter): void {
  const span = {start: tag.contentEnd - length, end: tag.contentEnd}
  const written = syntax.text.slice(span.start, span.end)
  const fix = hasMalformedAttributes(syntax.problems, tag) ? undefined : moveEnd(syntax, tag, span)
  const message = `This \`${tag.kind}\` ends with ${describe(written)}: ${WANTED}`
  report({message, span, ...(fix && {fix})})
}

const WANTED = 'move it out of the tag'

function describe(written: string): string {
  const signs = written.trim()
  return signs === '' ? 'blank space' : quote(signs)
}
