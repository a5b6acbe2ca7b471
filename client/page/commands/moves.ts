import type {BaseSpan} from '../../../server/src/lsp/editor-protocol.js'
import type {Page} from '../page.js'
import type {TextSelection} from '../state.js'
import {extendByCharacter, extendByWord, stepWord} from '../steps/steps.js'
import {unitAt, unitBefore, unitFrom} from '../steps/units.js'
import {paragraphAt} from '../text/mark-search.js'
import {offsetAtPoint, readSelection} from '../text/selecting.js'
import {shownParagraphs} from '../text/shown-paragraphs.js'

/** The selection at this moment: the page's own, as the event for its change comes too late for quick keys. */
export function selectionNow(page: Page): TextSelection {
  const {state, view} = page
  return readSelection(view) ?? state().selection ?? {anchor: 0, focus: 0}
}

/** Goes on to the next word or mention, or takes it into the selection. */
export function moveByWord(page: Page, by: 1 | -1, isExtending: boolean): void {
  const from = selectionNow(page)
  const step = isExtending ? extendByWord : stepWord
  page.select(step(page.state(), from, by))
}

/** Takes one more character into the selection, or leaves it out. */
export function moveByCharacter(page: Page, by: 1 | -1): void {
  page.select(extendByCharacter(page.state(), selectionNow(page), by))
}

/** Takes a word more into the selection, or one less, at its start or its end; one word stays. */
export function moveSelectionEdge(
  page: Page,
  {start, end}: BaseSpan,
  edge: 'start' | 'end',
  to: 'wider' | 'narrower'
): void {
  const state = page.state()
  const moved = {start, end}
  if (edge === 'start')
    moved.start =
      (to === 'wider'
        ? unitBefore(state, start)?.start
        : unitFrom(state, unitAt(state, start)?.end ?? end)?.start) ?? start
  else
    moved.end =
      (to === 'wider'
        ? unitFrom(state, end)?.end
        : unitBefore(state, unitAt(state, end - 1)?.start ?? start)?.end) ?? end
  if (moved.start < moved.end) page.select({anchor: moved.start, focus: moved.end})
}

/** Goes to the word above or below, or takes the words up to it into the selection. */
export function moveByLine(page: Page, by: 1 | -1, isExtending: boolean): void {
  const from = selectionNow(page)
  const edge = isExtending ? from.focus : Math.min(from.anchor, from.focus)
  const isSame = from.anchor === column?.after.anchor && from.focus === column.after.focus
  const x = (isSame ? column?.x : undefined) ?? middleOf(page, from, isExtending)
  const target = offsetOneLineOn(page, edge, x, by)
  if (target === undefined) return
  moveTo(page, from, target, isExtending)
  const after = page.state().selection
  if (after && x !== undefined) column = {x, after}
}

/** Where steps by line stay, in pixels from the left, as long as nothing else moves the selection. */
let column: {readonly x: number; readonly after: TextSelection} | undefined

function middleOf(page: Page, from: TextSelection, isExtending: boolean): number | undefined {
  if (isExtending) return boxOf(page, from.focus)?.left
  const span = {start: Math.min(from.anchor, from.focus), end: Math.max(from.anchor, from.focus)}
  const box = page.view.rangeOf(span)?.getClientRects()[0]
  return box && box.left + Math.min(box.width, WORD) / 2
}

/** Pixels of a selection that count for its middle: of a long one, its first word. */
const WORD = 60

/** Goes to the start or end of the article, or of the paragraph. */
export function moveToEdge(page: Page, by: 1 | -1, isWhole: boolean, isExtending: boolean): void {
  const from = selectionNow(page)
  const {text} = page.state()
  const paragraphs = shownParagraphs(page.state())
  const edgeNow = isExtending ? from.focus : Math.min(from.anchor, from.focus)
  const paragraph = paragraphs[Math.max(0, paragraphAt(paragraphs, edgeNow))]
  if (!paragraph) return
  const edge = isWhole ? {start: 0, end: text.length} : paragraph
  moveTo(page, from, by < 0 ? edge.start : edge.end, isExtending)
}

/** Goes to the first word of the next paragraph, or of this one and those before it. */
export function moveByParagraph(page: Page, by: 1 | -1): void {
  const paragraphs = shownParagraphs(page.state())
  const {anchor, focus} = selectionNow(page)
  const start = Math.min(anchor, focus)
  const at = paragraphAt(paragraphs, start)
  const first = unitAt(page.state(), paragraphs[at]?.start ?? 0)?.start ?? start
  const target = paragraphs[by > 0 ? at + 1 : start > first ? at : at - 1]
  if (target) moveTo(page, {anchor, focus}, target.start, false)
}

/** Goes a screen up or down. */
export function moveByScreen(page: Page, by: 1 | -1, isExtending: boolean): void {
  const {scroller} = page.parts
  const from = selectionNow(page)
  const before = scroller.scrollTop
  scroller.scrollBy({top: by * scroller.clientHeight * 0.9, behavior: 'instant'})
  if (scroller.scrollTop === before) {
    moveToEdge(page, by, true, isExtending)
    return
  }
  const {left, top, width, height} = scroller.getBoundingClientRect()
  const offset = offsetAtPoint(page.view, left + width / 2, top + height / 2)
  if (offset !== undefined) moveTo(page, from, offset, isExtending)
}

function moveTo(page: Page, from: TextSelection, target: number, isExtending: boolean): void {
  const state = page.state()
  if (!isExtending) {
    const unit = unitAt(state, target)
    if (unit) page.select({anchor: unit.start, focus: unit.end})
    return
  }
  const unit =
    target >= from.anchor
      ? (unitBefore(state, target + 1) ?? unitAt(state, target))
      : (unitFrom(state, target) ?? unitAt(state, target))
  if (!unit) return
  page.select({anchor: from.anchor, focus: target >= from.anchor ? unit.end : unit.start})
}

/** The offset one line box above or below another. */
function offsetOneLineOn(
  page: Page,
  offset: number,
  x: number | undefined,
  by: 1 | -1
): number | undefined {
  const {view, parts} = page
  const box = boxOf(page, offset)
  if (!box || x === undefined) return undefined
  const height = box.height || 16
  for (let step = 1; step <= LINES; step += 1) {
    const y = box.top + box.height / 2 + by * step * height * 0.75
    scrollToShow(parts.scroller, y)
    const moved = (boxOf(page, offset)?.top ?? box.top) - box.top
    const found = offsetAtPoint(view, x, y + moved)
    if (found === undefined) continue
    const there = boxOf(page, found)
    const here = boxOf(page, offset)
    if (there && here && Math.abs(there.top - here.top) > height / 2) return found
  }
  return undefined
}

/** In steps of three quarters of a line: over the gap between paragraphs, and a locked one. */
const LINES = 12

function boxOf({view}: Page, offset: number): DOMRect | undefined {
  const range = view.rangeOf({start: offset, end: offset})
  if (!range) return undefined
  const [box] = range.getClientRects()
  if (box) return box
  const near = view.rangeOf({start: Math.max(0, offset - 1), end: offset})
  return near ? [...near.getClientRects()].at(-1) : undefined
}

function scrollToShow(scroller: HTMLElement, y: number): void {
  const {top, bottom} = scroller.getBoundingClientRect()
  if (y < top + EDGE) scroller.scrollBy({top: y - top - EDGE, behavior: 'instant'})
  else if (y > bottom - EDGE) scroller.scrollBy({top: y - bottom + EDGE, behavior: 'instant'})
}

const EDGE = 40
