import {diffArrays} from 'diff'
import {firstIndex} from '../../base/binary-search.js'
import type {Span} from '../../base/span.js'
import {piecesOf} from '../../base/words.js'

/** How the offsets of one text lead to those of another. */
export interface TextMap {
  /** Adjoining stretches of both texts, in order, from the first to the last offset. */
  readonly stretches: readonly Stretch[]
  /** Whether only white space differs, if anything does: lines that were wrapped anew. */
  readonly isSame: boolean
}

/** A stretch of both texts; `same` where they hold the same characters. */
export interface Stretch {
  readonly before: Span
  readonly after: Span
  readonly type: 'same' | 'blank' | 'changed'
}

/**
 * Compares two texts word by word (Myers 1986, by the package `diff`); equal texts and what is equal at both ends cost no
 * more than a look. Texts that share next to nothing in more than 4,000 places count as changed from the first difference
 * to the last, as the time grows with the square of that number.
 */
export function mapTexts(before: string, after: string): TextMap {
  const stretches: Stretch[] = []
  let [a, b] = [0, 0]
  const add = (type: Stretch['type'], fromBefore: number, fromAfter: number): void => {
    if (fromBefore === 0 && fromAfter === 0) return
    const stretch = {
      before: {start: a, end: a + fromBefore},
      after: {start: b, end: b + fromAfter},
      type
    }
    const last = stretches.at(-1)
    if (last?.type === type && type !== 'blank')
      stretches[stretches.length - 1] = {
        before: {start: last.before.start, end: stretch.before.end},
        after: {start: last.after.start, end: stretch.after.end},
        type
      }
    else stretches.push(stretch)
    a = stretch.before.end
    b = stretch.after.end
  }
  if (before === after) add('same', before.length, after.length)
  else compareWords(before, after, add)
  return {stretches, isSame: stretches.every(({type}) => type !== 'changed')}
}

type Add = (type: Stretch['type'], fromBefore: number, fromAfter: number) => void

function compareWords(before: string, after: string, add: Add): void {
  const [a, b] = [piecesOf(before), piecesOf(after)]
  let first = 0
  while (first < a.length && first < b.length && isEqual(a[first], b[first])) first++
  let last = 0
  while (
    last < a.length - first &&
    last < b.length - first &&
    isEqual(a[a.length - 1 - last], b[b.length - 1 - last])
  )
    last++
  addEqual(a.slice(0, first), b.slice(0, first), add)
  compareMiddle(a.slice(first, a.length - last), b.slice(first, b.length - last), add)
  addEqual(a.slice(a.length - last), b.slice(b.length - last), add)
}

function compareMiddle(a: string[], b: string[], add: Add): void {
  const parts = diffArrays(a, b, {comparator: isEqual, maxEditLength: MOST_CHANGES})
  if (!parts) add('changed', lengthOf(a), lengthOf(b))
  let [inA, inB] = [0, 0]
  for (const {added, removed, count} of parts ?? []) {
    if (added) add('changed', 0, lengthOf(b.slice(inB, inB + count)))
    else if (removed) add('changed', lengthOf(a.slice(inA, inA + count)), 0)
    else addEqual(a.slice(inA, inA + count), b.slice(inB, inB + count), add)
    if (!added) inA += count
    if (!removed) inB += count
  }
}

const MOST_CHANGES = 4000

/** Words that are equal but for the white space between them. */
function addEqual(a: readonly string[], b: readonly string[], add: Add): void {
  for (const [at, word] of a.entries()) {
    const other = b[at] ?? ''
    add(word === other ? 'same' : 'blank', word.length, other.length)
  }
}

function isEqual(a: string | undefined, b: string | undefined): boolean {
  return a === b || (blankOf(a) !== undefined && blankOf(a) === blankOf(b))
}

/** White space as a reader sees it: a blank, or a new paragraph; undefined for words. */
function blankOf(word: string | undefined): string | undefined {
  if (word === undefined || word.trim() !== '') return undefined
  return BLANK_LINE.test(word) ? '\n\n' : ' '
}

/** Two line ends with nothing but blanks between; `\r\n` is one. */
const BLANK_LINE = /(?:\r\n|\n|\r(?!\n))[^\S\r\n]*[\r\n]/

function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0)
}

/**
 * Where a span of the first text lies in the second: from where its first character is, or what came in its place, to where
 * its last is. Undefined where nothing of it is left.
 */
export function mapSpan({stretches}: TextMap, {start, end}: Span): Span | undefined {
  const from = place(stretches, start, 'start')
  const to = start === end ? from : place(stretches, end, 'end')
  return from < to || (from === to && start === end) ? {start: from, end: to} : undefined
}

function place(stretches: readonly Stretch[], offset: number, side: 'start' | 'end'): number {
  const at = firstIndex(stretches.length, index => {
    const end = stretches[index]?.before.end ?? 0
    return side === 'start' ? end > offset : end >= offset
  })
  const stretch = stretches[at]
  if (!stretch) return stretches.at(-1)?.after.end ?? 0
  const {before, after, type} = stretch
  if (type === 'same') return after.start + offset - before.start
  return side === 'start' ? after.start : after.end
}
