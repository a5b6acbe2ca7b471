import {classOf, classOfPair, HALF, isSpace, LETTER, LONE, OTHER, skipSpaces} from './word-class.js'

/**
 * The offset up to which a text has been read, and the hash of what was read: FNV-1a (32 bits) over folded code units.
 */
export interface Rolling {
  end: number
  hash: number
}

/** The hash of the empty text: the FNV-1a offset basis. */
export const SEED: number = 0x811c9dc5 | 0

/** Adds a folded unit to a hash. */
export function roll(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME)
}

const PRIME = 0x01000193

/** Reads the word that starts where `rolling` ends, up to `to` at most; does nothing where no word starts. */
export function rollWord(rolling: Rolling, text: string, to: number, fold: Fold): void {
  const {table} = fold
  const start = rolling.end
  let end = start
  let {hash} = rolling
  while (end < to) {
    // The hot loop: nearly all units of words are in the table.
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

/**
 * The number of units to read of a character that the table lacks: 0 at the end of the word, -1 if it is in the table
 * now.
 */
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

/**
 * Reads one sign between words, or white space, which counts as one blank; false at a blank line, which ends every
 * name.
 */
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

/** A fold: the mapping of code units under which names are compared. */
export interface Fold {
  /** The folded letter by code unit; 0 for other units, and for letters that have not been met yet. */
  readonly table: Uint16Array
  readonly lowers: boolean
}

/** The fold that keeps case. */
export const exactFold: Fold = {table: new Uint16Array(0x10000), lowers: false}

/** The fold to lower case, by the Unicode simple mapping of one unit to one. */
export const lowerFold: Fold = {table: new Uint16Array(0x10000), lowers: true}

/** The folded form of a letter; 0 for any other code unit. */
function foldLetter({table, lowers}: Fold, code: number): number {
  const before = table[code] ?? 0
  if (before !== 0 || classOf(code) !== LETTER) return before
  const folded = lowers ? lowerOf(code) : code
  table[code] = folded
  return folded
}

/**
 * The lower case of a code unit, of Greek without accents; a letter whose lower case has several units stays as it is, which keeps
 * offsets.
 */
function lowerOf(code: number): number {
  const simple = SIMPLE.get(code)
  if (simple !== undefined) return simple
  const lower = String.fromCharCode(code).toLowerCase()
  if (lower >= '\u0370' && GREEK.test(lower)) return lower.normalize('NFD').charCodeAt(0)
  return lower.length === 1 ? lower.charCodeAt(0) : code
}

/** Letters of Greek, whose accents and breathings capitals lack. */
const GREEK = /^\p{Script=Greek}$/u

/** Letters that fold to others than their lower case: the final sigma, and the i of Turkish with and without its dot. */
const SIMPLE: ReadonlyMap<number, number> = new Map([
  [0x3c2, 0x3c3],
  [0x130, 0x69],
  [0x131, 0x69]
])

/** The folded form of any code unit: letters by the fold, hyphens, quotation marks and apostrophes in ASCII. */
export function foldUnit(fold: Fold, code: number): number {
  return foldLetter(fold, code) || foldMark(code)
}

/** A text with each code unit folded. */
export function foldText(text: string, fold: Fold): string {
  return text.replace(/[\s\S]/g, unit => String.fromCharCode(foldUnit(fold, unit.charCodeAt(0))))
}

function foldMark(code: number): number {
  if (code < 0x2bc) return code
  return MARKS.get(code) ?? code
}

/** The marks that `normaliseName` writes in ASCII, by their code units. */
const MARKS: ReadonlyMap<number, number> = new Map([
  ...inAscii('\u2010\u2011\ufe63\uff0d\u05be', '-'),
  ...inAscii('\u201c\u201d\u201e\u201f\u05f4', '"'),
  ...inAscii('\u2018\u2019\u201a\u201b\u02bc\u05f3', "'")
])

function inAscii(marks: string, ascii: string): (readonly [number, number])[] {
  return Array.from(marks, mark => [mark.charCodeAt(0), ascii.charCodeAt(0)])
}
