import {firstIndex} from '../../base/binary-search.js'
import {endsLine} from '../../base/lines.js'
import type {Span} from '../../base/span.js'
import type {Codebook} from '../../codebook/codebook.js'
import {type BaseText, toBaseSpan, toBaseText} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import type {Syntax} from '../../syntax/syntax.js'
import {contentSpan} from '../../syntax/tag.js'
import type {MergedComment} from './merge-comments.js'
import type {MergedText} from './merge-texts.js'
import {allAttributes, isUnchanged, type MergedTag, writeClosing} from './merged-tag.js'
import {nestTags} from './nest-tags.js'
import {type Insertion, writeBody} from './write-body.js'

/** What is to be written. */
export interface ToWrite {
  readonly text: MergedText
  readonly ours: {readonly syntax: Syntax; readonly base: BaseText}
  readonly theirs: {readonly syntax: Syntax}
  readonly tags: readonly MergedTag[]
  readonly comments: readonly MergedComment[]
  readonly codebook: Codebook
  /** All that stands before the body. */
  readonly head: string
  /** The line end of what is new. */
  readonly lineEnd: string
}

/**
 * Writes a merged article: paragraphs of which nothing changed as they stand in ours, others with the tags of ours as they
 * are written there. It is read again: where it does not say what it should, text of changed paragraphs, and then all of
 * it, is written with an escape before each sign that may be markup, and then without what cannot be read in tags. Undefined
 * where not even that does.
 */
export function writeMerged(task: ToWrite): string | undefined {
  const {text, codebook, tags} = task
  const edges = new Set(tags.flatMap(({start, end}) => [start, end]))
  const marks = [...edges]
    .filter(at => isOnBlankLine(text.text, at))
    .flatMap(at => insertionsFor({start: at, end: at}, ':x[', ']'))
  const outline = writeBody({...task, insertions: marks, kept: [], escaped: []})
  const paragraphs = paragraphsOf(outline, text.text)
  const nested = nestTags(tags, text.text, paragraphs, codebook)
  const kept = keptParagraphs(task, nested)
  const changed = paragraphs.filter(
    ({start, end}) => !kept.some(({span}) => span.start <= start && end <= span.end)
  )
  const everything = [{start: 0, end: text.text.length}]
  for (const isPlain of [false, true]) {
    const insertions = insertionsOf(nested, task, isPlain)
    for (const [escaped, spared] of [
      [[], kept],
      [changed, kept],
      [everything, []]
    ] as const) {
      const made = withHead(task.head, writeBody({...task, insertions, kept: spared, escaped}))
      if (saysSo(made, text.text, nested, task)) return made
    }
  }
  return undefined
}

/** A body behind a head. Text that begins with U+FEFF would be taken for a byte order mark, and so gets one. */
function withHead(head: string, body: string): string {
  return head === '' && body.startsWith('\uFEFF') ? `\uFEFF${body}` : head + body
}

/** The markup of tags, outer ones first; `isPlain` as for `writeClosing`. */
function insertionsOf(
  tags: readonly MergedTag[],
  {ours, theirs}: ToWrite,
  isPlain: boolean
): readonly Insertion[] {
  const written = {ours: ours.syntax.text, theirs: theirs.syntax.text}
  return tags.flatMap((tag, order) =>
    insertionsFor(tag, `:${tag.kind}[`, writeClosing(tag, written[tag.side], isPlain), order)
  )
}

/** Whether nothing but blanks stands on the line of an offset: where a tag ends, it is no blank line as written. */
function isOnBlankLine(text: string, at: number): boolean {
  let [start, end] = [at, at]
  while (start > 0 && /[^\S\r\n]/.test(text.charAt(start - 1))) start--
  while (end < text.length && /[^\S\r\n]/.test(text.charAt(end))) end++
  return endsLine(text.charCodeAt(start - 1)) && endsLine(text.charCodeAt(end))
}

/** The paragraphs of a body, as spans of its base text; undefined where it has another. */
function paragraphsOf(body: string, text: string): readonly Span[] {
  const syntax = parse(`\n${body}`)
  const base = toBaseText(syntax)
  if (base.text === `\n${text}`)
    return syntax.blocks.map(block => {
      const {start, end} = toBaseSpan(base, block)
      return {start: start - 1, end: end - 1}
    })
  return [...text.matchAll(/(?:[^\r\n]*\S[^\r\n]*(?:\r\n?|\n|$))+/g)].map(match => ({
    start: match.index,
    end: match.index + match[0].length
  }))
}

/** Where the markup of a tag goes; `order` is its place among all, outer ones first. */
function insertionsFor(
  {start, end}: Span,
  opening: string,
  closing: string,
  order = 0
): readonly Insertion[] {
  if (start === end) return [{at: start, rank: 2, order, text: opening + closing}]
  return [
    {at: start, rank: 3, order, text: opening},
    {at: end, rank: 0, order: -order, text: closing}
  ]
}

/** The paragraphs of ours that the merge leaves as they are written, with where they stand in the merged base text. */
function keptParagraphs(
  {ours, text, comments}: ToWrite,
  tags: readonly MergedTag[]
): readonly {readonly span: Span; readonly written: Span; readonly comments: readonly number[]}[] {
  const {syntax, base} = ours
  const keptComments = new Map(comments.map(comment => [comment.ours, comment.at]))
  const longest = tags.reduce((length, {start, end}) => Math.max(length, end - start), 0)
  return syntax.blocks.flatMap(block => {
    const span = inMerged(text, toBaseSpan(base, block))
    if (!span) return []
    const own = startingWithin(syntax.tags, block.start, block.end)
    const near = startingWithin(tags, span.start - longest, span.end + 1)
    const here = near.filter(({start, end}) => start < span.end && end > span.start)
    const points = near.filter(
      ({start, end}) => start === end && start >= span.start && start <= span.end
    )
    const all = new Set([...here, ...points])
    const owned = new Set(own)
    const inside = [...all].filter(({unit, side}) => side === 'ours' && owned.has(unit.tag))
    const isSame =
      inside.length === own.length &&
      inside.length === all.size &&
      inside.every(tag => isUnchanged(tag, syntax.text) && isAtPlace(tag, span, base, block))
    const indexes = syntax.comments.flatMap(({start, end}, index) =>
      start >= block.start && end <= block.end ? [index] : []
    )
    const isComplete = indexes.every(index => keptComments.has(index))
    const isCommented = comments.some(
      ({at, ours: index}) => index === undefined && at >= span.start && at <= span.end
    )
    return isSame && isComplete && !isCommented ? [{span, written: block, comments: indexes}] : []
  })
}

/** Those of spans, sorted by their starts, that start from one offset on and before another. */
function startingWithin<Item extends Span>(
  items: readonly Item[],
  from: number,
  until: number
): readonly Item[] {
  const first = firstIndex(items.length, at => (items[at]?.start ?? 0) >= from)
  const last = firstIndex(items.length, at => (items[at]?.start ?? 0) >= until)
  return items.slice(first, last)
}

/** Where a stretch of ours stands in the merged text; undefined where anything in it is another. */
function inMerged({chunks}: MergedText, {start, end}: Span): Span | undefined {
  const touched = chunks.filter(
    ({ours, span}) =>
      ours.start <= end && ours.end >= start && !(ours.end === start || ours.start === end) && span
  )
  const isWhole = touched.every(({source, isConflict}) => source === 'ours' && !isConflict)
  const edges = chunks.some(
    ({ours, source, isConflict}) =>
      (source === 'theirs' || isConflict) && ours.start <= end && ours.end >= start
  )
  const first = touched[0]
  if (!isWhole || edges || !first) return undefined
  const from = first.span.start + start - first.ours.start
  return {start: from, end: from + end - start}
}

function isAtPlace(tag: MergedTag, span: Span, base: BaseText, block: Span): boolean {
  const own = toBaseSpan(base, contentSpan(tag.unit.tag))
  const shift = span.start - toBaseSpan(base, block).start
  return tag.start === own.start + shift && tag.end === own.end + shift
}

/** Whether a text reads as it is meant to. */
function saysSo(
  made: string,
  text: string,
  tags: readonly MergedTag[],
  {ours, theirs}: ToWrite
): boolean {
  const syntax = parse(made)
  const base = toBaseText(syntax)
  if (base.text !== text) return false
  if (syntax.problems.length > ours.syntax.problems.length + theirs.syntax.problems.length)
    return false
  const found = syntax.tags.map(tag =>
    describe(
      tag.kind,
      toBaseSpan(base, contentSpan(tag)),
      tag.attributes.map(({name, value}) => [name, value])
    )
  )
  const wanted = tags.map(tag =>
    describe(
      tag.kind,
      tag,
      allAttributes(tag).map(({name, value}) => [name, value])
    )
  )
  return found.length === wanted.length && found.sort().join('\n') === wanted.sort().join('\n')
}

function describe(kind: string, {start, end}: Span, attributes: readonly unknown[]): string {
  return `${kind} ${start} ${end} ${JSON.stringify(attributes)}`
}
