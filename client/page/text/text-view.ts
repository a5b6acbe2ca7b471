import type {BaseSpan} from '../../../server/src/lsp/editor-protocol.js'
import {make} from '../dom.js'
import type {PageState} from '../state.js'
import {directionOf} from './direction.js'
import {drawPieces, renumber, signatureOf} from './draw-pieces.js'
import {firstFrom, paragraphAt} from './mark-search.js'
import {type Layer, type MarkLooks, piecesOf, tiesOf} from './pieces.js'
import {offsetOf, placeIn} from './places.js'

/** A paragraph of the page. */
interface Drawn {
  readonly element: HTMLElement
  /** Its signature; null as long as only its text is there. */
  look: string | null
  /** What it was drawn of: where all of it is the same, there is nothing to compare. */
  from: readonly unknown[]
  text: string
  firstMark: number
}

/** The article as elements, one a paragraph. */
export interface TextView {
  /** Shows a state; only paragraphs that differ are drawn. */
  show(state: PageState, layers: readonly Layer[]): void
  offsetAt(node: Node, at: number): number | undefined
  rangeOf(span: BaseSpan): Range | undefined
  /** Draws the marks of the paragraph at an offset at once, where they wait for their turn. */
  ensureDrawn(offset: number): void
}

/** Above this many UTF-16 units marks are drawn in slices. */
const LARGE = 100_000
/** UTF-16 units that are drawn at once; about 10 ms. */
const SLICE = 30_000

/** Makes the view of the text in an element. `describe` says a mark in words. */
export function createTextView(root: HTMLElement, describe: MarkLooks['describe']): TextView {
  const view = new DrawnText(root, describe)
  return {
    show: (state, layers) => view.show(state, layers),
    offsetAt: (node, at) => offsetOf(element => view.startOf(element), node, at),
    rangeOf: span => view.rangeOf(span),
    ensureDrawn: offset => view.ensureDrawn(offset)
  }
}

/** The text as it is drawn. A class, as seven functions share six variables. */
class DrawnText {
  readonly #root: HTMLElement
  #drawn: Drawn[] = []
  #state: PageState | undefined
  #layers = new Map<number, Layer[]>()
  #looks: MarkLooks
  #indexes = new Map<Element, number>()
  #timer = 0

  constructor(root: HTMLElement, describe: MarkLooks['describe']) {
    this.#root = root
    this.#looks = {looks: new Map(), ties: new Map(), describe}
  }

  show(next: PageState, layers: readonly Layer[]): void {
    const previous = this.#state
    this.#state = next
    this.#layers = layersByParagraph(next, layers)
    if (previous?.marks !== next.marks || previous.setup !== next.setup)
      this.#looks = {
        looks: new Map(next.setup.kinds.map(kind => [kind.name, kind.look])),
        ties: tiesOf(next.marks),
        describe: this.#looks.describe
      }
    if (previous?.paragraphs !== next.paragraphs || previous.text !== next.text)
      this.#drawn = matchParagraphs(this.#root, this.#drawn, next)
    if (previous?.paragraphs !== next.paragraphs || this.#indexes.size === 0)
      this.#indexes = new Map(this.#drawn.map(({element}, index) => [element, index]))
    this.#drawSlices()
  }

  startOf(element: Element): number | undefined {
    return this.#state?.paragraphs[this.#indexes.get(element) ?? -1]?.start
  }

  rangeOf({start, end}: BaseSpan): Range | undefined {
    const from = this.#placeOf(start, start === end ? 'end' : 'start')
    const to = this.#placeOf(end, 'end')
    if (!from || !to) return undefined
    const range = document.createRange()
    range.setStart(from.node, from.at)
    range.setEnd(to.node, to.at)
    return range
  }

  ensureDrawn(offset: number): void {
    const index = this.#state ? paragraphAt(this.#state.paragraphs, offset) : -1
    if (this.#drawn[index]?.look === null) this.#drawOne(index)
  }

  /** Draws what is on the screen first, and the rest in slices of time. */
  #drawSlices(): void {
    clearTimeout(this.#timer)
    if (!this.#state) return
    const drawn = this.#drawn
    const isLarge = this.#state.text.length > LARGE
    let budget = isLarge ? SLICE : Number.POSITIVE_INFINITY
    const start = isLarge ? firstOnScreen(drawn) : 0
    for (let at = 0; at < drawn.length; at += 1) {
      const index = (start + at) % drawn.length
      const paragraph = drawn[index]
      if (!paragraph) continue
      if (paragraph.look === null) {
        if (budget <= 0) continue
        budget -= paragraph.text.length
      }
      this.#drawOne(index)
    }
    if (budget <= 0 && drawn.some(({look}) => look === null))
      this.#timer = window.setTimeout(() => this.#drawSlices(), 0)
    else this.#root.dataset['complete'] = ''
  }

  #drawOne(index: number): void {
    const state = this.#state
    const paragraph = this.#drawn[index]
    const span = state?.paragraphs[index]
    if (!state || !paragraph || !span) return
    const isBroken = state.broken.some(({start, end}) => start < span.end && span.start <= end)
    paragraph.element.classList.toggle('broken', isBroken)
    const over = this.#layers.get(index) ?? []
    const first = firstFrom(state.marks, span.start)
    const from = drawnOf(state, first, span, over, this.#looks)
    if (paragraph.look !== null && isSameList(from, paragraph.from)) {
      renumberFrom(paragraph, first)
      return
    }
    paragraph.from = from
    const pieces = piecesOf(state, span, over, this.#looks)
    const look = signatureOf(pieces)
    if (paragraph.look !== look) {
      drawPieces(paragraph.element, pieces)
      paragraph.look = look
      paragraph.firstMark = first
    } else renumberFrom(paragraph, first)
  }

  #placeOf(offset: number, side: 'start' | 'end'): {node: Node; at: number} | undefined {
    const state = this.#state
    const index = state ? Math.max(0, paragraphAt(state.paragraphs, offset)) : 0
    const span = state?.paragraphs[index]
    const element = this.#drawn[index]?.element
    return span && element && placeIn(element, Math.max(0, offset - span.start), side)
  }
}

/** Elements for the paragraphs of a state: those that there are, by their texts, and new ones. */
function matchParagraphs(root: HTMLElement, old: readonly Drawn[], state: PageState): Drawn[] {
  const pool = new Map<string, Drawn[]>()
  for (const paragraph of old) {
    const same = pool.get(paragraph.text)
    if (same) same.push(paragraph)
    else pool.set(paragraph.text, [paragraph])
  }
  const drawn = state.paragraphs.map(({start, end}): Drawn => {
    const text = state.text.slice(start, end)
    return pool.get(text)?.shift() ?? newParagraph(text)
  })
  for (const left of pool.values()) for (const {element} of left) element.remove()
  let before: ChildNode | null = root.firstChild
  const fresh = document.createDocumentFragment()
  for (const {element} of drawn) {
    if (element === before) {
      before = before.nextSibling
      continue
    }
    if (before) root.insertBefore(element, before)
    else fresh.append(element)
  }
  root.append(fresh)
  return drawn
}

function newParagraph(text: string): Drawn {
  const element = make('p', {text, attributes: {dir: directionOf(text), 'data-paragraph': ''}})
  return {element, look: null, from: [], text, firstMark: -1}
}

function layersByParagraph(
  {paragraphs}: PageState,
  layers: readonly Layer[]
): Map<number, Layer[]> {
  const found = new Map<number, Layer[]>()
  for (const layer of layers) {
    const last = paragraphAt(paragraphs, layer.end - 1)
    for (let at = Math.max(0, paragraphAt(paragraphs, layer.start)); at <= last; at += 1) {
      const others = found.get(at)
      if (others) others.push(layer)
      else found.set(at, [layer])
    }
  }
  return found
}

/** What the look of a paragraph comes from: its marks, their numbers, what lies over them, and the kinds. */
function drawnOf(
  {marks, setup}: PageState,
  first: number,
  span: BaseSpan,
  over: readonly Layer[],
  {ties}: MarkLooks
): readonly unknown[] {
  const from: unknown[] = [setup, span.start]
  for (const {name, start, end} of over) from.push(name, start, end)
  for (let index = first; index < marks.length; index += 1) {
    const mark = marks[index]
    if (!mark || mark.start >= span.end) break
    from.push(mark, ties.get(mark))
  }
  return from
}

function isSameList(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((item, at) => item === others[at])
}

function renumberFrom(paragraph: Drawn, first: number): void {
  if (paragraph.firstMark !== first) renumber(paragraph.element, first)
  paragraph.firstMark = first
}

/** The index of the first paragraph that can be seen; they lie below each other. */
function firstOnScreen(drawn: readonly Drawn[]): number {
  let low = 0
  let high = drawn.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((drawn[middle]?.element.getBoundingClientRect().bottom ?? 0) < 0) low = middle + 1
    else high = middle
  }
  return Math.max(0, low)
}
