import stringWidth from 'string-width'
import {charactersOf} from './characters.js'
import {printable} from './printable.js'

/** What stands in one place of a terminal, whatever it is made of. */
export interface Cell {
  readonly text: string
  /** Columns. */
  readonly width: number
  readonly isMarked: boolean
}

/** Cells of a line, and whether there is more of it. */
export interface Cells {
  readonly cells: readonly Cell[]
  readonly isCutBefore: boolean
  readonly isCutAfter: boolean
}

/** A line and what of it is meant; UTF-16 offsets into the text that it is in. */
export interface MarkedLine {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

/** A line as cells, or of a long one so much of it around the start of what is meant as may be shown. */
export function toCells(text: string, {start, end, from, to}: MarkedLine): Cells {
  const first = Math.max(start, from - BEFORE)
  const cells: Cell[] = []
  let at = first
  let columns = 0
  for (const character of charactersOf(text.slice(first, Math.min(end, from + BEHIND)))) {
    if (columns > WIDEST) break
    const next = at + character.length
    const isMarked = from === to ? at <= from && from < next : at < to && next > from
    if (at > 0 || character !== BYTE_ORDER_MARK) {
      const {text: shown, width} = show(character, text, at)
      cells.push({text: shown, width, isMarked})
      if (at >= from) columns += width
    }
    at = next
  }
  // What is missing at the end of a line has nothing to stand under.
  if (!cells.some(({isMarked}) => isMarked)) cells.push({text: ' ', width: 1, isMarked: true})
  return {cells, isCutBefore: first > start, isCutAfter: at < end}
}

/** A character as a terminal shows it, with the columns that takes; `text` and `at` say where it stands. */
function show(character: string, text: string, at: number): Pick<Cell, 'text' | 'width'> {
  if (character === '#' && startsCommand(text, at)) return {text: HASH, width: HASH.length}
  const known = seen.get(character)
  if (known) return known
  const shown = character === '\t' ? TAB : printable(character)
  const made = {text: shown, width: stringWidth(shown)}
  if (seen.size < MOST_SEEN) seen.set(character, made)
  return made
}

/** How characters are shown that have come up before: there are few of them, and finding out takes long. */
const seen = new Map<string, Pick<Cell, 'text' | 'width'>>()
const MOST_SEEN = 10_000

/** Whether a service would find a command here: characters do not show that one by one. */
function startsCommand(text: string, at: number): boolean {
  return text.startsWith('##[', at) || text.startsWith('##vso[', at)
}

/** UTF-16 units before and behind the start of what is meant that are looked at. */
const BEFORE = 160
const BEHIND = 1000
/** Columns that can ever be shown. */
const WIDEST = 100

const BYTE_ORDER_MARK = '\ufeff'
const TAB = '    '
const HASH = printable('##[').slice(0, -2)
