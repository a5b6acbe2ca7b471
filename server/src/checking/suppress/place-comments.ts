import {firstIndex} from '../../base/binary-search.js'
import type {Edit} from '../../base/edits.js'
import {pushTo} from '../../base/group.js'
import {createLineIndex, findLine, type LineIndex} from '../../base/line-index.js'
import {behindLineEnd, endsLine, lineEnd} from '../../base/lines.js'
import type {Span} from '../../base/span.js'
import type {DirectiveForm} from '../../model/directives.js'
import {linesOf} from '../../syntax/comment-lines.js'
import type {Syntax} from '../../syntax/syntax.js'

/** A finding to suppress, by its rule and span. */
export interface Ignorable {
  readonly ruleId: string
  readonly span: Span
}

/**
 * Places comments that suppress findings in an article, as insertions sorted by place: one above each line on which
 * findings start, and one for the whole file for findings that no comment above can suppress. `addComments` checks that
 * the base text and the tags stay the same.
 */
export function placeComments(
  syntax: Syntax,
  findings: readonly Ignorable[],
  reason: string | undefined
): readonly Edit[] {
  const lines = createLineIndex(syntax.text)
  const isFree = freePlaces(syntax)
  // A comment for the next line skips lines that hold nothing but a comment.
  const commentLines = new Set(
    syntax.comments.flatMap(comment => {
      const alone = linesOf(syntax, comment)
      return alone ? [alone.start] : []
    })
  )
  const rulesByPlace = new Map<number, string[]>()
  const ofFile: string[] = []
  for (const finding of findings) {
    const place = placeAbove(syntax, lines, finding)
    if (place === undefined || commentLines.has(place) || !isFree(place))
      ofFile.push(finding.ruleId)
    else pushTo(rulesByPlace, place, finding.ruleId)
  }
  const above = Array.from(rulesByPlace, ([place, rules]) => {
    const text = writeComment('next-line', rules, reason) + lineEndBefore(syntax.text, place)
    return {start: place, end: place, text}
  })
  const file = ofFile.length > 0 ? [commentForFile(syntax, ofFile, reason)] : []
  return [...file, ...above].sort((a, b) => a.start - b.start)
}

/** The insertion of a comment that suppresses findings of some rules in a whole article. */
export function commentForFile(
  syntax: Syntax,
  rules: Iterable<string>,
  reason: string | undefined
): Edit {
  const {text, bodyStart} = syntax
  const comment = writeComment('file', rules, reason)
  const end = lineEndBefore(text, bodyStart)
  // A body that starts like front matter has to keep its first line.
  if (startsWithFence(syntax)) return {start: text.length, end: text.length, text: comment}
  const followsFence = bodyStart > 1 && !endsLine(text.charCodeAt(bodyStart - 1))
  return {start: bodyStart, end: bodyStart, text: `${followsFence ? end : ''}${comment}${end}`}
}

function startsWithFence({frontMatter, text, bodyStart}: Syntax): boolean {
  return !frontMatter && text.startsWith('---', bodyStart)
}

/** The start of the line on which a finding starts; undefined where a comment there would not suppress it. */
function placeAbove(
  syntax: Syntax,
  lines: LineIndex,
  {span: {start, end}}: Ignorable
): number | undefined {
  const {bodyStart} = syntax
  const isAtTop = start === bodyStart && end === start
  if (start < bodyStart || isAtTop) return undefined
  const place = Math.max(bodyStart, lines.starts[findLine(lines, start)] ?? 0)
  return place === bodyStart && startsWithFence(syntax) ? undefined : place
}

/** The line end before an offset, or else the first one of the text, or LF. */
function lineEndBefore(text: string, offset: number): string {
  const ends = endsLine(text.charCodeAt(offset - 1)) && offset > 0
  const end = ends ? offset - (text.startsWith('\r\n', offset - 2) ? 2 : 1) : lineEnd(text, 0)
  return text.slice(end, behindLineEnd(text, end)) || '\n'
}

/**
 * Makes a test of whether a comment can stand at an offset: not in attributes, nor behind malformed ones in the same
 * paragraph, nor in another comment, nor behind a `<!--` that it would close.
 */
function freePlaces({tags, comments, blocks, problems}: Syntax): (offset: number) => boolean {
  const open = blocks.find(({openComment}) => openComment)
  const taken = [...tags.map(({contentEnd, end}) => ({start: contentEnd, end})), ...comments]
  if (open) taken.push({start: open.start, end: Number.POSITIVE_INFINITY})
  for (const {type, start} of problems) {
    if (type !== 'invalid-attributes') continue
    const next = firstIndex(blocks.length, at => (blocks[at]?.start ?? 0) > start)
    const {end = start} = blocks[next - 1] ?? {}
    taken.push({start, end})
  }
  taken.sort((a, b) => a.start - b.start)
  let furthest = 0
  const ends = taken.map(({end}) => {
    furthest = Math.max(furthest, end)
    return furthest
  })
  return offset => {
    const next = firstIndex(taken.length, at => (taken[at]?.start ?? 0) >= offset)
    return (ends[next - 1] ?? 0) <= offset
  }
}

/** Writes a comment for some rules, each of which is named once, without a line end. */
function writeComment(
  form: DirectiveForm & ('next-line' | 'file'),
  rules: Iterable<string>,
  reason: string | undefined
): string {
  const ids = [...new Set(rules)].sort().join(' ')
  const because = reason === undefined ? '' : cleanReason(reason)
  return `<!-- newsmark-ignore-${form} ${ids}${because === '' ? '' : ` -- ${because}`} -->`
}

/** Makes a reason fit for a comment: on one line, and without `-->`. */
function cleanReason(reason: string): string {
  return reason.replaceAll('-->', '→').replace(/\s+/g, ' ').trim()
}
