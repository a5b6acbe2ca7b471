import type {BaseSpan} from '../../../server/src/lsp/editor-protocol.js'
import type {TextSelection} from '../state.js'
import type {TextView} from './text-view.js'

/** The selection of the page in base offsets; undefined where it lies outside of the text. */
export function readSelection(view: TextView): TextSelection | undefined {
  const selection = document.getSelection()
  if (!selection?.anchorNode || !selection.focusNode) return undefined
  const anchor = view.offsetAt(selection.anchorNode, selection.anchorOffset)
  const focus = view.offsetAt(selection.focusNode, selection.focusOffset)
  return anchor === undefined || focus === undefined ? undefined : {anchor, focus}
}

/** Selects in the page, and brings the end that moves into sight. */
export function writeSelection(view: TextView, {anchor, focus}: TextSelection): void {
  const [start, end] = [Math.min(anchor, focus), Math.max(anchor, focus)]
  view.ensureDrawn(start)
  view.ensureDrawn(end)
  const range = view.rangeOf({start, end})
  const selection = document.getSelection()
  if (!range || !selection) return
  const from = [range.startContainer, range.startOffset] as const
  const to = [range.endContainer, range.endOffset] as const
  if (anchor <= focus) selection.setBaseAndExtent(...from, ...to)
  else selection.setBaseAndExtent(...to, ...from)
}

/** Scrolls so that a span can be read, where it cannot; a large step puts it into the middle. */
export function bringIntoSight(view: TextView, scroller: Element, {start, end}: BaseSpan): void {
  const paragraph = view.rangeOf({start, end: start})?.startContainer.parentElement?.closest('p')
  const frame = scroller.getBoundingClientRect()
  const first = paragraph?.getBoundingClientRect()
  // A paragraph that was never on the screen has no lines as yet.
  if (first && (first.bottom < frame.top || first.top > frame.bottom))
    paragraph?.scrollIntoView({block: 'center'})
  const box = view.rangeOf({start, end})?.getBoundingClientRect()
  if (!box) return
  if (box.top < frame.top + MARGIN) scroller.scrollBy(0, box.top - frame.top - frame.height / 3)
  else if (box.bottom > frame.bottom - MARGIN)
    scroller.scrollBy(
      0,
      Math.min(box.top - frame.top, box.bottom - frame.bottom + frame.height / 3)
    )
}

const MARGIN = 24

/** The place of the text at a point of the window. */
export function offsetAtPoint(view: TextView, x: number, y: number): number | undefined {
  if (document.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y)
    return position ? view.offsetAt(position.offsetNode, position.offset) : undefined
  }
  // Chromium before 128, as in VS Code 1.91.
  const range = document.caretRangeFromPoint(x, y)
  return range ? view.offsetAt(range.startContainer, range.startOffset) : undefined
}
