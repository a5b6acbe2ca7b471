import {firstIndex} from '../../base/binary-search.js'
import {getOrMake} from '../../base/group.js'
import {phrase, type Said} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {Kind} from '../../codebook/codebook.js'
import type {Unit} from '../../model/article-model.js'
import {toBaseSpan, toWrittenOffset} from '../../syntax/base-text.js'
import type {Block} from '../../syntax/syntax.js'
import {contentSpan, type Tag} from '../../syntax/tag.js'
import {type Refusal, refuse} from '../act.js'
import {isEscape, markupOf} from './markup.js'
import type {Place} from './place.js'
import type {SelectedText} from './selected-text.js'

/** Where one tag is to go: between two offsets of the written text, in UTF-16 units. */
export interface Piece extends Span {
  /** Its content in the base text. */
  readonly base: Span
  readonly block: Block
  /** The index of the tag that it stands directly in, or -1. */
  readonly parent: number
}

/** The tags of a paragraph as a tree, with their contents in the base text. */
export interface TagTree {
  /** The tags directly in the tag at an index, or in none for -1, in the order of the text. */
  readonly inside: (parent: number) => readonly Branch[]
  /** The markup of the tag that it is without, in the written text. */
  readonly absent: readonly Span[]
}

/** A tag in the tree. */
export interface Branch extends Span {
  readonly unit: Unit
  readonly tag: Tag
}

/** Makes the tree of a paragraph's tags as it is `without` one of them, whose content then stands where that stood. */
export function treeOf({model, base}: Place, block: Block, without = -1): TagTree {
  const {units} = model
  const children = new Map<number, Branch[]>()
  const first = firstIndex(units.length, at => (units[at]?.tag.start ?? 0) >= block.start)
  for (let index = first; index < units.length; index++) {
    const unit = units[index]
    if (!unit || unit.tag.start >= block.end) break
    if (index === without) continue
    const {tag} = unit
    const parent = tag.parent === without ? (units[without]?.tag.parent ?? -1) : tag.parent
    getOrMake(children, parent, () => []).push({unit, tag, ...toBaseSpan(base, contentSpan(tag))})
  }
  const gone = units[without]?.tag
  return {inside: parent => children.get(parent) ?? [], absent: gone ? markupOf(gone) : []}
}

/** The paragraph that holds an offset of a tag. */
export function blockAt({model}: Place, offset: number): Block | undefined {
  const {blocks} = model.syntax
  return blocks[firstIndex(blocks.length, at => (blocks[at]?.end ?? 0) > offset)]
}

/**
 * Places a tag of a kind around a stretch of text: inside the tags that hold all of it, around those that it holds. A tag
 * that it crosses parts it in two, one of them inside that tag; where the codebook does not allow that, it is grown
 * to hold the whole tag, unless the place is exact. `without` is the index of a tag that is to be put there anew.
 */
export function placePieces(
  place: Place,
  kind: Kind,
  {block, start, end}: SelectedText,
  without = -1
): readonly Piece[] | Refusal {
  const tree = treeOf(place, block, without)
  return placeIn({place, kind, block, tree, around: ancestorsOf(place, without)}, -1, {start, end})
}

/** The indexes of the tags around a tag. */
function ancestorsOf({model}: Place, index: number): ReadonlySet<number> {
  const around = new Set<number>()
  for (let unit = model.units[index]?.parent; unit; unit = unit.parent) around.add(unit.index)
  return around
}

interface Task {
  readonly place: Place
  readonly kind: Kind
  readonly block: Block
  readonly tree: TagTree
  /** The tags that the new one stays inside of, where it holds the same words. */
  readonly around: ReadonlySet<number>
}

function placeIn(task: Task, parent: number, span: Span): readonly Piece[] | Refusal {
  const {kind, tree, around} = task
  const pieces: Piece[] = []
  let {start} = span
  for (const branch of tree.inside(parent)) {
    if (branch.end <= span.start || branch.start >= span.end) continue
    const isHeld = span.start <= branch.start && branch.end <= span.end
    const holds = branch.start <= span.start && span.end <= branch.end
    const isAround = around.has(branch.unit.index)
    if (holds && (isAround || !isHeld || !mayContain(kind, branch.unit.kind)))
      return placeIn(task, branch.unit.index, span)
    if (isHeld) {
      if (!mayContain(kind, branch.unit.kind)) return refuse(cannotHold(kind, branch.tag.kind))
      continue
    }
    const crossed = crossing(task, parent, span, branch)
    if ('whole' in crossed) return placeIn(task, parent, crossed.whole)
    if ('reason' in crossed) return crossed
    if (start < branch.start) pieces.push(...pieceIn(task, parent, {start, end: branch.start}))
    pieces.push(...crossed.inner)
    start = Math.min(branch.end, span.end)
  }
  const outer = task.place.model.units[parent]?.kind
  if (start < span.end) {
    if (outer && !outer.contains.has(kind.name)) return refuse(cannotHold(outer, kind.name))
    pieces.push(...pieceIn(task, parent, {start, end: span.end}))
  }
  return pieces.sort((a, b) => a.start - b.start)
}

/** What becomes of a tag that a stretch crosses: the pieces inside of it, or the stretch grown to hold all of it. */
function crossing(
  task: Task,
  parent: number,
  span: Span,
  branch: Branch
): {readonly inner: readonly Piece[]} | {readonly whole: Span} | Refusal {
  const {kind, place} = task
  const crossed = branch.unit.kind
  const outer = place.model.units[parent]?.kind
  const mayBePart = mayContain(crossed, kind) && (!outer || outer.contains.has(kind.name))
  if (mayBePart) {
    const start = Math.max(span.start, branch.start)
    const inner = placeIn(task, branch.unit.index, {start, end: Math.min(span.end, branch.end)})
    return 'reason' in inner ? inner : {inner}
  }
  if (place.isExact || !mayContain(kind, crossed))
    return refuse(
      phrase`The selection cuts a tag of the kind \`${branch.tag.kind}\` in two: select all of that or nothing of it`
    )
  return {whole: {start: Math.min(span.start, branch.start), end: Math.max(span.end, branch.end)}}
}

/** Whether the codebook lets a kind stand in another; of kinds that it does not know, it says nothing. */
function mayContain(outer: Kind | undefined, inner: Kind | undefined): boolean {
  return !outer || !inner || outer.contains.has(inner.name)
}

function cannotHold({name}: Kind, inner: string): Said {
  return phrase`The codebook allows no \`${inner}\` in a tag of the kind \`${name}\`: select other words`
}

/** The piece of a stretch that holds or is held by whole tags only; none for white space. */
function pieceIn(task: Task, parent: number, span: Span): readonly Piece[] {
  const {place, block, tree} = task
  if (place.base.text.slice(span.start, span.end).trim() === '') return []
  const wrapped = tree
    .inside(parent)
    .filter(({start, end}) => start < end && span.start <= start && end <= span.end)
  const [first, last] = [wrapped[0], wrapped.at(-1)]
  const start = first?.start === span.start ? first.tag.start : writtenStart(place, span.start)
  const end = last?.end === span.end ? last.tag.end : toWrittenOffset(place.base, span.end, 'end')
  return [{start, end, base: span, block, parent}]
}

/** The written offset of a base-text offset, in front of the backslash where the character there is escaped. */
function writtenStart({base, model}: Place, offset: number): number {
  const written = toWrittenOffset(base, offset, 'start')
  return isEscape(model.syntax.escapes, written - 1) ? written - 1 : written
}
