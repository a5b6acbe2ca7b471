import type {Cell, Cells} from './frame-cells.js'

/** A line as it is shown, and what of it is meant. */
export interface MarkedText {
  readonly before: string
  readonly marked: string
  readonly after: string
  /** Blanks and carets for the line below; empty where signs in the line itself show what is meant. */
  readonly underline: string
}

/** A line in at most a hundred columns, with what is meant in view and an ellipsis where it goes on. */
export function fitCells({cells, isCutBefore, isCutAfter}: Cells): MarkedText {
  const [low, high] = findWindow(cells)
  const shown = cells.slice(low, high)
  const first = shown.findIndex(({isMarked}) => isMarked)
  const last = shown.findLastIndex(({isMarked}) => isMarked)
  const before = (low > 0 || isCutBefore ? '…' : '') + join(shown.slice(0, first))
  const marked = join(shown.slice(first, last + 1))
  const after = join(shown.slice(last + 1)) + (high < cells.length || isCutAfter ? '…' : '')
  if (RIGHT_TO_LEFT.test(before + marked + after))
    return {before, marked: `⟦${marked}⟧`, after: after.trimEnd(), underline: ''}
  const indent = (low > 0 || isCutBefore ? 1 : 0) + width(shown.slice(0, first))
  const carets = Math.max(1, width(shown.slice(first, last + 1)))
  const text = {before, marked: marked.trim() === '' && after === '' ? '' : marked, after}
  return {...text, underline: ' '.repeat(indent) + '^'.repeat(carets)}
}

/** Indices of the cells to show: as many as have room, from some way in front of what is meant. */
function findWindow(cells: readonly Cell[]): readonly [number, number] {
  if (width(cells) <= WIDEST) return [0, cells.length]
  const first = cells.findIndex(({isMarked}) => isMarked)
  const near = takeBefore(cells, first, CONTEXT)
  const high = takeBehind(cells, first, WIDEST - width(cells.slice(near, first)))
  const low = takeBefore(cells, near, WIDEST - width(cells.slice(near, high)))
  return [afterBlank(cells, low, first), beforeBlank(cells, high)]
}

/** The first of the cells before an index that have room in so many columns. */
function takeBefore(cells: readonly Cell[], index: number, room: number): number {
  let low = index
  for (let used = 0; low > 0; low -= 1) {
    used += cells[low - 1]?.width ?? 0
    if (used > room) break
  }
  return low
}

/** The end of the cells from an index on that have room in so many columns. */
function takeBehind(cells: readonly Cell[], index: number, room: number): number {
  let high = index
  for (let used = 0; high < cells.length; high += 1) {
    used += cells[high]?.width ?? 0
    if (used > room) break
  }
  return high
}

/** Where a window starts with a whole word, if that is near. */
function afterBlank(cells: readonly Cell[], low: number, first: number): number {
  if (low === 0) return low
  const blank = cells.findIndex(({text}, at) => at >= low - 1 && text === ' ')
  return blank >= 0 && blank < first && blank - low < WORD ? blank + 1 : low
}

/** Where a window ends with a whole word, if that is near and behind what is meant. */
function beforeBlank(cells: readonly Cell[], high: number): number {
  if (high === cells.length) return high
  const blank = cells.findLastIndex(({text}, at) => at <= high && text === ' ')
  const last = cells.findLastIndex(({isMarked}) => isMarked)
  return blank > last && high - blank < WORD ? blank : high
}

/** Cells of a word that may be left out at the edges. */
const WORD = 16

/** Columns. */
const WIDEST = 100
/** Columns in front of what is meant. */
const CONTEXT = 40

function join(cells: readonly Cell[]): string {
  return cells.map(({text}) => text).join('')
}

function width(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0)
}

/** Characters of the scripts that are written from right to left. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mende_Kikakui}\u200f\u061c]/u
