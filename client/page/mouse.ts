import {currentMark} from './commands/current.js'
import {hideBar, showBar} from './overlays/bar.js'
import {hideFindings} from './overlays/finding.js'
import {lightUp, relatedTo} from './overlays/related.js'
import type {Page} from './page.js'
import {isEditable, type TextSelection} from './state.js'
import {snapToWords} from './steps/steps.js'
import {offsetAtPoint, readSelection} from './text/selecting.js'

/** Listens to the mouse: selecting, the bar of kinds, findings, and what belongs together. */
export function listenToMouse(page: Page): void {
  const {text} = page.parts
  let downAt: {x: number; y: number} | undefined
  text.addEventListener('mousedown', event => {
    hideBar(page)
    hideFindings(page)
    downAt = event.button === 0 ? {x: event.clientX, y: event.clientY} : undefined
    document.body.classList.toggle('selecting', downAt !== undefined)
    // A press on what is selected would drag the words, and begin no selection.
    if (downAt && !event.shiftKey) document.getSelection()?.removeAllRanges()
  })
  document.addEventListener('mouseup', event => {
    document.body.classList.remove('selecting')
    if (!downAt) return
    const isDrag = Math.hypot(event.clientX - downAt.x, event.clientY - downAt.y) > DRAG
    downAt = undefined
    // The selection of a click is taken back only after this event.
    setTimeout(() => takeSelection(page, event, isDrag), 0)
  })
  listenToTouch(page)
  text.addEventListener('mouseover', event => lightRelated(page, event.target))
  text.addEventListener('mouseleave', () => lightUp('related', [], page.view))
  listenToHandles(page)
}

/**
 * A finger that rests on a word selects it, and drags the ends of that: no press is seen of it, only that the selection is
 * another. It is taken once it stays.
 */
function listenToTouch(page: Page): void {
  let isTouch = false
  let timer = 0
  document.addEventListener('pointerdown', ({pointerType}) => {
    isTouch = pointerType === 'touch'
  })
  document.addEventListener('selectionchange', () => {
    clearTimeout(timer)
    if (isTouch) timer = window.setTimeout(take, SETTLED)
  })
  const take = (): void => {
    const read = readSelection(page.view)
    const {selection} = page.state()
    if (!read || read.anchor === read.focus) return
    if (read.anchor === selection?.anchor && read.focus === selection.focus) return
    page.select(snapToWords(page.state(), read))
    showBar(page)
  }
}

/** Milliseconds after which a selection by a finger counts as made. */
const SETTLED = 400

/** Pixels from where on a press is a drag. */
const DRAG = 4

function takeSelection(page: Page, event: MouseEvent, isDrag: boolean): void {
  const read = readSelection(page.view) ?? (isDrag ? selectionTo(page, event) : undefined)
  if (!read) return
  const isSelecting = isDrag || event.detail > 1
  const isExact = isSelecting && event.altKey
  const selection = isExact ? read : snapToWords(page.state(), read)
  page.select(selection)
  if (isSelecting) showBar(page)
  else if (event.target instanceof Element && event.target.closest('.finding'))
    page.showFinding({start: read.focus, end: read.focus})
}

/** The selection to the place of the text that is nearest to where a drag ended outside of it. */
function selectionTo(
  {view, parts}: Page,
  {clientX, clientY}: MouseEvent
): TextSelection | undefined {
  const selection = document.getSelection()
  if (!selection?.anchorNode) return undefined
  const anchor = view.offsetAt(selection.anchorNode, selection.anchorOffset)
  const box = parts.text.getBoundingClientRect()
  const within = (value: number, low: number, high: number): number =>
    Math.max(low + 1, Math.min(value, high - 1))
  const [x, y] = [within(clientX, box.left, box.right), within(clientY, box.top, box.bottom)]
  const focus = offsetAtPoint(view, x, y)
  return anchor === undefined || focus === undefined ? undefined : {anchor, focus}
}

let lit: Element | null = null

function lightRelated({state, view}: Page, target: EventTarget | null): void {
  const mark = target instanceof Element ? target.closest<HTMLElement>('mark[data-mark]') : null
  if (mark === lit) return
  lit = mark
  const {marks} = state()
  const related = mark ? relatedTo(state(), Number(mark.dataset['mark'])) : []
  const spans = related.length > 1 ? related.flatMap(index => marks[index] ?? []) : []
  lightUp('related', spans, view)
}

/** Lays the handles at the edges of the mark at the cursor. */
export function placeHandles(page: Page): void {
  const {handles, text} = page.parts
  const state = page.state()
  const mark = state.marks[currentMark(state) ?? -1]
  const rects = mark && isEditable(state) ? page.view.rangeOf(mark)?.getClientRects() : undefined
  const [first, last] = [rects?.[0], rects?.[rects.length - 1]]
  handles.hidden = !first || !last
  if (!first || !last || !mark) return
  const frame = (text.parentElement ?? text).getBoundingClientRect()
  const node = page.view.rangeOf(mark)?.startContainer.parentElement
  const isRtl = node ? getComputedStyle(node).direction === 'rtl' : false
  const put = (name: string, x: number, {top, height}: DOMRect): void => {
    const handle = handles.querySelector<HTMLElement>(`[data-edge=${name}]`)
    handle?.style.setProperty('left', `${x - frame.left}px`)
    handle?.style.setProperty('top', `${top - frame.top}px`)
    handle?.style.setProperty('height', `${height}px`)
  }
  put('start', isRtl ? first.right : first.left, first)
  put('end', isRtl ? last.left : last.right, last)
}

function listenToHandles(page: Page): void {
  const {handles, text} = page.parts
  for (const edge of ['start', 'end'] as const) {
    const handle = document.createElement('span')
    handle.dataset['edge'] = edge
    handles.append(handle)
    handle.addEventListener('pointerdown', event => {
      event.preventDefault()
      handle.setPointerCapture(event.pointerId)
      handles.classList.add('dragged')
      const move = (moved: PointerEvent): void => showWanted(page, edge, moved)
      const stop = (): void => {
        handle.removeEventListener('pointermove', move)
        handles.classList.remove('dragged')
        lightUp('held', [], page.view)
      }
      handle.addEventListener('pointermove', move)
      handle.addEventListener('pointercancel', stop, {once: true})
      handle.addEventListener(
        'pointerup',
        ended => {
          stop()
          fitMark(page, edge, ended)
          text.focus({preventScroll: true})
        },
        {once: true}
      )
    })
  }
}

function showWanted(page: Page, edge: 'start' | 'end', event: PointerEvent): void {
  const wanted = wantedSpan(page, edge, event)
  lightUp('held', wanted ? [wanted] : [], page.view)
}

function wantedSpan(
  page: Page,
  edge: 'start' | 'end',
  {clientX, clientY, altKey}: PointerEvent
): {start: number; end: number} | undefined {
  const state = page.state()
  const mark = state.marks[currentMark(state) ?? -1]
  const offset = offsetAtPoint(page.view, clientX, clientY)
  if (!mark || offset === undefined) return undefined
  const start = edge === 'start' ? offset : mark.start
  const end = edge === 'end' ? offset : mark.end
  if (start >= end) return undefined
  if (altKey) return {start, end}
  // The marks are left out, so that the edge can go into the middle of a mention.
  const snapped = snapToWords({...state, marks: []}, {anchor: start, focus: end})
  return edge === 'start' ? {start: snapped.anchor, end} : {start, end: snapped.focus}
}

function fitMark(page: Page, edge: 'start' | 'end', event: PointerEvent): void {
  const index = currentMark(page.state())
  const mark = page.state().marks[index ?? -1]
  const span = wantedSpan(page, edge, event)
  if (index === undefined || !mark || !span) return
  if (span.start === mark.start && span.end === mark.end) return
  page.act({act: 'fit-selection', span, mark: index}, {follow: true})
}
