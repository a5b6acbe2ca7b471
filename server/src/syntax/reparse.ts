import {firstIndex} from '../base/binary-search.js'
import {applyEdits, type Edit} from '../base/edits.js'
import type {Span} from '../base/span.js'
import {copyText} from '../base/string-pool.js'
import {findFrontMatter} from './front-matter.js'
import {moveTag} from './move-tag.js'
import {parse, scanBlocks, toSyntax} from './parse.js'
import {createScanner, type Scanner} from './scanner.js'
import {type Block, blockKey, type Syntax} from './syntax.js'
import {type Tag, TagAttribute} from './tag.js'

/**
 * Parses the text that an edit makes of a parsed one. Only the blocks that it touches are scanned; those before are
 * kept, those behind are shifted. The result equals that of `parse` on the new text, but for the keys of blocks. Whoever
 * has the new text already gives it, so that it is not put together twice.
 */
export function reparse(
  old: Syntax,
  edit: Edit,
  text: string = applyEdits(old.text, [edit])
): Syntax {
  const {content, bodyStart} = findFrontMatter(text)
  const shift = text.length - old.text.length
  const isBeforeBody = edit.end <= old.bodyStart && bodyStart === old.bodyStart + shift
  const isInBody = edit.start >= old.bodyStart && bodyStart === old.bodyStart
  if (!isBeforeBody && !isInBody) return parse(text)
  const scanner = createScanner(text)
  keepBefore(scanner, old, isInBody ? countKept(old, edit.start) : 0)
  const first = scanner.tags.length
  const rest = scanToKnown(scanner, old, edit.end, shift, bodyStart)
  for (let at = first; at < scanner.tags.length; at++) detach(scanner.tags, at)
  if (rest < old.blocks.length) keepBehind(scanner, old, rest, shift)
  return toSyntax(scanner, content, bodyStart)
}

/**
 * The number of blocks at the start that an edit cannot change. The block before an edit that is not within another one is
 * not among them, as the edit may join it to the next, nor is any from a `<!--` without end on, for which the edit may bring
 * the end.
 */
function countKept({blocks}: Syntax, editStart: number): number {
  const touched = lowerBound(blocks, editStart, block => block.end)
  const open = blocks.findIndex(block => block.openComment)
  const isWithin = startOf(blocks[touched] ?? NOWHERE) < editStart
  const kept = isWithin ? touched : Math.max(0, touched - 1)
  return open < 0 ? kept : Math.min(kept, open)
}

function keepBefore(scanner: Scanner, old: Syntax, kept: number): void {
  const end = old.blocks[kept]?.start ?? old.text.length
  append(scanner.blocks, old.blocks.slice(0, kept))
  append(scanner.tags, old.tags.slice(0, lowerBound(old.tags, end, startOf)))
  append(scanner.escapes, old.escapes.slice(0, lowerBound(old.escapes, end, identity)))
  append(scanner.comments, old.comments.slice(0, lowerBound(old.comments, end, startOf)))
  append(scanner.problems, old.problems.slice(0, lowerBound(old.problems, end, startOf)))
}

/**
 * Scans from the kept blocks on to the first old block behind the edit that starts at the same place; gives its index.
 */
function scanToKnown(
  scanner: Scanner,
  old: Syntax,
  editEnd: number,
  shift: number,
  bodyStart: number
): number {
  const from = scanner.blocks.at(-1)?.end ?? bodyStart
  let rest = lowerBound(old.blocks, editEnd, startOf)
  let found = false
  scanBlocks(scanner, from, start => {
    while (rest < old.blocks.length && startOf(old.blocks[rest] ?? NOWHERE) + shift < start) rest++
    found = rest < old.blocks.length && startOf(old.blocks[rest] ?? NOWHERE) + shift === start
    return found
  })
  return found ? rest : old.blocks.length
}

/** Lets a tag, which later versions keep, hold on to no text of this one: of each version, that would be all of it. */
function detach(tags: Tag[], at: number): void {
  const tag = tags[at]
  if (!tag) return
  const attributes = tag.attributes.map(
    ({name, value, nameStart, valueStart, valueEnd}) =>
      new TagAttribute(copyText(name), copyText(value), nameStart, valueStart, valueEnd)
  )
  tags[at] = {...tag, kind: copyText(tag.kind), attributes}
}

const NOWHERE = {start: Number.POSITIVE_INFINITY}

function keepBehind(scanner: Scanner, old: Syntax, rest: number, shift: number): void {
  const from = old.blocks[rest]?.start ?? old.text.length
  const firstTag = lowerBound(old.tags, from, startOf)
  const renumber = scanner.tags.length - firstTag
  const moved = <T extends Span>(list: readonly T[]): T[] =>
    list.slice(lowerBound(list, from, startOf)).map(item => shiftSpan(item, shift))
  append(
    scanner.blocks,
    old.blocks.slice(rest).map(block => shiftBlock(block, shift))
  )
  append(
    scanner.tags,
    old.tags.slice(firstTag).map(tag => moveTag(tag, shift, renumber))
  )
  const firstEscape = lowerBound(old.escapes, from, identity)
  append(
    scanner.escapes,
    old.escapes.slice(firstEscape).map(offset => offset + shift)
  )
  append(scanner.comments, moved(old.comments))
  append(scanner.problems, moved(old.problems))
}

/** Adds items one by one: a call of `push` takes a limited number of arguments. */
function append<T>(list: T[], items: readonly T[]): void {
  for (const item of items) list.push(item)
}

function shiftSpan<T extends Span>(span: T, shift: number): T {
  return {...span, start: span.start + shift, end: span.end + shift}
}

function shiftBlock(block: Block, shift: number): Block {
  const {start, end, openComment} = block
  return {
    start: start + shift,
    end: end + shift,
    openComment,
    [blockKey]: block[blockKey]
  }
}

function startOf(item: {readonly start: number}): number {
  return item.start
}

function identity(offset: number): number {
  return offset
}

/** The index of the first item whose offset is not below the wanted one, in a list sorted by that offset. */
function lowerBound<T>(list: readonly T[], wanted: number, offsetOf: (item: T) => number): number {
  return firstIndex(list.length, at => {
    const item = list[at]
    return item === undefined || offsetOf(item) >= wanted
  })
}
