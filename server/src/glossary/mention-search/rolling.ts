import {type Fold, foldLetter, foldUnit} from './fold.js'
import {isSpace, skipSpaces} from './spaces.js'
import {classOf, classOfPair, HALF, LONE, OTHER} from './word-class.js'

/** How far a text has been read, and the hash of what of it counts (FNV-1a over code units). */
export interface Rolling {
  end: number
  hash: number
}

/** The hash of nothing. */
export const SEED: number = 0x811c9dc5 | 0

/** The hash of a text with one more unit. */
function roll(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME)
}

const PRIME = 0x01000193

/** Reads the word that starts where `rolling` ends; does nothing where none does. `to` is where the text ends for the reader. */
export function rollWord(rolling: Rolling, text: string, to: number, fold: Fold): void {
  const {table} = fold
  const start = rolling.end
  let end = start
  let {hash} = rolling
  while (end < to) {
    // Nearly all units of a text are in the table, so that this is nearly all that is done.
    for (let value = table[text.charCodeAt(end)] ?? 0; value !== 0; ) {
      hash = Math.imul(hash ^ value, PRIME)
      value = ++end < to ? (table[text.charCodeAt(end)] ?? 0) : 0
    }
    const units = end < to ? unitsAt(text, end, start, fold) : 0
    if (units === 0) break
    if (units < 0) continue
    for (const stop = end + units; end < stop; end++) hash = roll(hash, text.charCodeAt(end))
    if (isLoneAt(text, start)) break
  }
  rolling.end = end
  rolling.hash = hash
}

/** How many units of the word there are where the table has none: 0 at its end, -1 where the table has one now. */
function unitsAt(text: string, at: number, start: number, fold: Fold): number {
  const code = text.charCodeAt(at)
  const unit = classOf(code)
  if (unit === OTHER) return 0
  if (unit !== HALF && unit !== LONE) return foldLetter(fold, code) === 0 ? 0 : -1
  const whole = unit === HALF ? classOfPair(text, at) : unit
  if (whole === OTHER || (whole === LONE && at > start)) return 0
  return unit === HALF ? 2 : 1
}

function isLoneAt(text: string, at: number): boolean {
  const unit = classOf(text.charCodeAt(at))
  return (unit === HALF ? classOfPair(text, at) : unit) === LONE
}

/** Reads one sign between words, or white space, which counts as one blank; false at a blank line, where no name goes on. */
export function rollMark(rolling: Rolling, text: string, to: number, fold: Fold): boolean {
  const code = text.charCodeAt(rolling.end)
  if (!isSpace(code)) {
    rolling.hash = roll(rolling.hash, foldUnit(fold, code))
    rolling.end++
    return true
  }
  const end = skipSpaces(text, rolling.end, to)
  if (end < 0) return false
  rolling.hash = roll(rolling.hash, BLANK)
  rolling.end = end
  return true
}

const BLANK = 0x20
