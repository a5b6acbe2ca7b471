import {pushTo} from '../base/group.js'
import {createLineIndex, findLine, type LineIndex} from '../base/line-index.js'
import type {Span} from '../base/span.js'
import {hasLooseFence, linesOf, removalOf} from '../syntax/comment-lines.js'
import type {Syntax} from '../syntax/syntax.js'

/**
 * A comment that suppresses findings: `<!-- newsmark-ignore-line RULE -- reason -->`. Plain data, which needs neither
 * the text nor the syntax of the article; all offsets are UTF-16.
 */
export interface Directive {
  /** `unknown` for a comment that starts with `newsmark-` and is none of the others. */
  readonly form: DirectiveForm | 'unknown'
  /** The word that names the form, as written. */
  readonly name: NamedSpan
  /** Of the comment. */
  readonly span: Span
  /**
   * The span to delete to remove the comment: its whole line where it is alone on it. Undefined where the base text
   * would change.
   */
  readonly removal: Span | undefined
  /** The rules as written, known or not. */
  readonly rules: readonly DirectiveRule[]
  /** The text behind `--`; undefined where there is none. */
  readonly reason: string | undefined
}

/** The scope of a directive: its line, the next one, a range between two comments, or the file. */
export type DirectiveForm = 'line' | 'next-line' | 'start' | 'end' | 'file'

/** A word of a comment. */
export interface NamedSpan {
  readonly id: string
  readonly span: Span
}

/** The id of a rule in a directive. */
export interface DirectiveRule extends NamedSpan {
  /**
   * The span to delete to remove the id: the whole comment where it names no other rule. Undefined as for the comment.
   */
  readonly removal: Span | undefined
  /**
   * A finding is suppressed that starts in this span or at its end. Undefined where none is: for the end of a range.
   */
  readonly scope: Span | undefined
  /** The same id in the comment at the other end of a range; undefined where there is none. */
  readonly partner: Removable | undefined
}

/** An id that can be removed. */
export interface Removable extends NamedSpan {
  readonly removal: Span | undefined
}

/** The forms of directives by the words that name them. */
export const directiveForms: ReadonlyMap<string, DirectiveForm> = new Map([
  ['newsmark-ignore-next-line', 'next-line'],
  ['newsmark-ignore-line', 'line'],
  ['newsmark-ignore-start', 'start'],
  ['newsmark-ignore-end', 'end'],
  ['newsmark-ignore-file', 'file']
])

/** Reads the directives of an article, in the order of the text. */
export function readDirectives(syntax: Syntax): readonly Directive[] {
  const {text, comments} = syntax
  const heads = comments.map(comment => readHead(text, comment))
  if (heads.every(head => head === undefined)) return NONE
  const lines = createLineIndex(text)
  const nextLines = nextLinesOf(syntax, lines)
  const isLoose = hasLooseFence(syntax)
  const directives = comments.flatMap((comment, index) => {
    const name = heads[index]
    if (!name) return []
    const removal = isLoose ? undefined : removalOf(syntax, comment)
    const words = readWords(text.slice(name.span.end, Math.max(name.span.end, comment.end - 3)))
    return [toDirective(lines, {name, span: comment, removal}, words, nextLines[index] ?? 0)]
  })
  return joinRanges(directives, text.length)
}

const NONE: readonly Directive[] = []

/** The first word of a comment, where it starts with `newsmark-`. */
function readHead(text: string, {start, end}: Span): NamedSpan | undefined {
  const content = start + '<!--'.length
  const [whole = '', id] =
    /^\s*(newsmark-[\w-]*\w)/i.exec(text.slice(content, end - '-->'.length)) ?? []
  if (id === undefined) return undefined
  const behind = content + whole.length
  return {id, span: {start: behind - id.length, end: behind}}
}

/** The text of a comment behind its first word. */
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

/** `nextLine` is the index of the line that a comment of the form `next-line` is about. */
function toDirective(
  lines: LineIndex,
  comment: Pick<Directive, 'name' | 'span' | 'removal'>,
  {ids, reason}: Words,
  nextLine: number
): Directive {
  const {name, span, removal} = comment
  const form = directiveForms.get(name.id) ?? 'unknown'
  const scope = scopeOf(lines, form, span, nextLine)
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

/** Whether a code unit parts ids, as white space and commas do. */
function separates(code: number): boolean {
  return code <= SPACE || code === COMMA || code === NO_BREAK_SPACE
}

const SPACE = 0x20
const COMMA = 0x2c
const NO_BREAK_SPACE = 0xa0

/** The span of one of several words, with the separator behind it, or before it for the last one. */
function withSeparator(words: readonly NamedSpan[], index: number): Span | undefined {
  const [before, word, next] = [words[index - 1], words[index], words[index + 1]]
  if (!word) return undefined
  if (next) return {start: word.span.start, end: next.span.start}
  return {start: before?.span.end ?? word.span.start, end: word.span.end}
}

/** The scope of a directive; that of a range is set by `joinRanges`. */
function scopeOf(
  lines: LineIndex,
  form: Directive['form'],
  {start, end}: Span,
  nextLine: number
): Span | undefined {
  if (form === 'file') return {start: 0, end: lines.text.length}
  if (form === 'line') return spanOfLines(lines, findLine(lines, start), findLine(lines, end))
  return form === 'next-line' ? spanOfLines(lines, nextLine, nextLine) : undefined
}

/** The span from the start of one line to the end of another, by index; undefined behind the end of the text. */
function spanOfLines({text, starts}: LineIndex, first: number, last: number): Span | undefined {
  const start = starts[first]
  return start === undefined ? undefined : {start, end: (starts[last + 1] ?? text.length + 1) - 1}
}

/** The index of the next line for each comment, past lines that hold nothing but comments. */
function nextLinesOf(syntax: Syntax, lines: LineIndex): readonly number[] {
  const nextLines: number[] = []
  let alone: {readonly first: number; readonly next: number} | undefined
  for (let index = syntax.comments.length - 1; index >= 0; index--) {
    const comment = syntax.comments[index] ?? NOWHERE
    const line = findLine(lines, comment.end) + 1
    const next = alone?.first === line ? alone.next : line
    nextLines[index] = next
    alone = linesOf(syntax, comment) && {first: findLine(lines, comment.start), next}
  }
  return nextLines
}

const NOWHERE: Span = {start: 0, end: 0}

/** Joins the comments that start and end ranges, rule by rule: an end belongs to the nearest start that is open. */
function joinRanges(directives: readonly Directive[], textLength: number): readonly Directive[] {
  const ends = findPartners(directives, textLength)
  if (ends.size === 0) return directives
  return directives.map(directive => ({
    ...directive,
    rules: directive.rules.map(rule => ({...rule, ...ends.get(rule)}))
  }))
}

type Ends = Pick<DirectiveRule, 'scope' | 'partner'>

function findPartners(
  directives: readonly Directive[],
  textLength: number
): ReadonlyMap<DirectiveRule, Ends> {
  const ends = new Map<DirectiveRule, Ends>()
  const open = new Map<string, {readonly rule: DirectiveRule; readonly comment: Span}[]>()
  for (const {form, rules, span} of directives) {
    for (const rule of rules) {
      if (form === 'start') {
        pushTo(open, rule.id, {rule, comment: span})
        ends.set(rule, {scope: {start: span.end, end: textLength}, partner: undefined})
      }
      const started = form === 'end' ? open.get(rule.id)?.pop() : undefined
      if (!started) continue
      const scope = {start: started.comment.end, end: span.start}
      ends.set(started.rule, {scope, partner: removable(rule)})
      ends.set(rule, {scope: undefined, partner: removable(started.rule)})
    }
  }
  return ends
}

function removable({id, span, removal}: DirectiveRule): Removable {
  return {id, span, removal}
}
