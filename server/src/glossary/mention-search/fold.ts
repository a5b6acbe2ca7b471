import {classOf, LETTER} from './word-class.js'

/** What letters count as. */
export interface Fold {
  /** By code unit; 0 for what is no letter, and for letters that no text has held yet. */
  readonly table: Uint16Array
  readonly lowers: boolean
}

/** Each letter counts as itself. */
export const exactFold: Fold = {table: new Uint16Array(0x10000), lowers: false}

/** Capital letters count as small ones. */
export const lowerFold: Fold = {table: new Uint16Array(0x10000), lowers: true}

/** What a code unit counts as if it is a letter; 0 for anything else. */
export function foldLetter({table, lowers}: Fold, code: number): number {
  const before = table[code] ?? 0
  if (before !== 0 || classOf(code) !== LETTER) return before
  const folded = lowers ? lowerOf(code) : code
  table[code] = folded
  return folded
}

/** A capital whose small form takes several units, as `İ`, stays as it is: one unit for one keeps offsets right. */
function lowerOf(code: number): number {
  const lower = String.fromCharCode(code).toLowerCase()
  return lower.length === 1 ? lower.charCodeAt(0) : code
}

/** What any code unit counts as in names: letters by the fold, quotation marks and apostrophes as straight ones. */
export function foldUnit(fold: Fold, code: number): number {
  return foldLetter(fold, code) || foldMark(code)
}

/** A text with each code unit as what it counts as. */
export function foldText(text: string, fold: Fold): string {
  return text.replace(/[\s\S]/g, unit => String.fromCharCode(foldUnit(fold, unit.charCodeAt(0))))
}

function foldMark(code: number): number {
  if (code < 0x2bc) return code
  if (code >= 0x201c && code <= 0x201f) return QUOTATION_MARK
  return (code >= 0x2018 && code <= 0x201b) || code === 0x2bc ? APOSTROPHE : code
}

const QUOTATION_MARK = 0x22
const APOSTROPHE = 0x27
