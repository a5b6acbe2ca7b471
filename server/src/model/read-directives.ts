import {hasLooseFence, linesOf, removalOf} from '../syntax/comment-lines.js'
import {createLineIndex, findLine, type LineIndex} from '../syntax/line-index.js'
import type {Span} from '../syntax/span.js'
import type {Syntax} from '../syntax/syntax.js'
import type {Directive, NamedSpan} from './directive.js'
import {directiveForms} from './directive-forms.js'
import {joinRanges} from './join-ranges.js'

/** The comments of an article that are meant to silence rules, in the order of the text. */
export function readDirectives(syntax: Syntax): readonly Directive[] {
  const {text, comments} = syntax
  const heads = comments.map(comment => readHead(text, comment))
  if (heads.every(head => head === undefined)) return NONE
  const lines = createLineIndex(text)
  const behind = linesBehind(syntax, lines)
  const isLoose = hasLooseFence(syntax)
  const directives = comments.flatMap((comment, index) => {
    const name = heads[index]
    if (!name) return []
    const removal = isLoose ? undefined : removalOf(syntax, comment)
    const words = readWords(text.slice(name.span.end, Math.max(name.span.end, comment.end - 3)))
    return [toDirective(lines, {name, span: comment, removal}, words, behind[index] ?? 0)]
  })
  return joinRanges(directives, text.length)
}

const NONE: readonly Directive[] = []

/** The word that a comment starts with, where that is one of ours. */
function readHead(text: string, {start, end}: Span): NamedSpan | undefined {
  const content = start + '<!--'.length
  const [whole = '', id] =
    /^\s*(newsmark-[\w-]*\w)/i.exec(text.slice(content, end - '-->'.length)) ?? []
  if (id === undefined) return undefined
  const behind = content + whole.length
  return {id, span: {start: behind - id.length, end: behind}}
}

/** What stands behind the first word of a comment. */
interface Words {
  readonly ids: string
  readonly reason: string | undefined
}

function readWords(content: string): Words {
  const dashes = /(?<!\S)--(?!\S)/.exec(content)
  if (!dashes) return {ids: content, reason: undefined}
  const reason = content.slice(dashes.index + 2).trim()
  return {ids: content.slice(0, dashes.index), reason: reason === '' ? undefined : reason}
}

/** `behind` is the line, from 0 on, that a comment for the next line is about. */
function toDirective(
  lines: LineIndex,
  comment: Pick<Directive, 'name' | 'span' | 'removal'>,
  {ids, reason}: Words,
  behind: number
): Directive {
  const {name, span, removal} = comment
  const form = directiveForms.get(name.id) ?? 'unknown'
  const scope = scopeOf(lines, form, span, behind)
  const found = findIds(ids, name.span.end)
  const rules = found.map((word, index) => ({
    ...word,
    removal: found.length === 1 ? removal : withSeparator(found, index),
    scope,
    partner: undefined
  }))
  return {form, ...comment, rules, reason}
}

function findIds(text: string, offset: number): NamedSpan[] {
  const found: NamedSpan[] = []
  for (let end = 0; end < text.length; ) {
    let start = end
    while (separates(text.charCodeAt(start))) start++
    end = start
    while (end < text.length && !separates(text.charCodeAt(end))) end++
    if (end > start) {
      const span = {start: offset + start, end: offset + end}
      found.push({id: text.slice(start, end), span})
    }
  }
  return found
}

/** White space and commas part ids. */
function separates(code: number): boolean {
  return code <= SPACE || code === COMMA || code === NO_BREAK_SPACE
}

const SPACE = 0x20
const COMMA = 0x2c
const NO_BREAK_SPACE = 0xa0

/** One of several words, with what parts it from the next, or else from the one before. */
function withSeparator(words: readonly NamedSpan[], index: number): Span | undefined {
  const [before, word, next] = [words[index - 1], words[index], words[index + 1]]
  if (!word) return undefined
  if (next) return {start: word.span.start, end: next.span.start}
  return {start: before?.span.end ?? word.span.start, end: word.span.end}
}

/** The stretch that a comment is about; that of a range is known when its other end is. */
function scopeOf(
  lines: LineIndex,
  form: Directive['form'],
  {start, end}: Span,
  behind: number
): Span | undefined {
  if (form === 'file') return {start: 0, end: lines.text.length}
  if (form === 'line') return spanOfLines(lines, findLine(lines, start), findLine(lines, end))
  return form === 'next-line' ? spanOfLines(lines, behind, behind) : undefined
}

/** From the start of one line to the end of another; undefined behind the end of the text. */
function spanOfLines({text, starts}: LineIndex, first: number, last: number): Span | undefined {
  const start = starts[first]
  return start === undefined ? undefined : {start, end: (starts[last + 1] ?? text.length + 1) - 1}
}

/** For each comment the line behind it, from 0 on; lines that hold nothing but a comment do not count. */
function linesBehind(syntax: Syntax, lines: LineIndex): readonly number[] {
  const behind: number[] = []
  let alone: {readonly first: number; readonly behind: number} | undefined
  for (let index = syntax.comments.length - 1; index >= 0; index--) {
    const comment = syntax.comments[index] ?? NOWHERE
    const next = findLine(lines, comment.end) + 1
    const line = alone?.first === next ? alone.behind : next
    behind[index] = line
    alone = linesOf(syntax, comment) && {first: findLine(lines, comment.start), behind: line}
  }
  return behind
}

const NOWHERE: Span = {start: 0, end: 0}
