import {firstIndex} from '../base/binary-search.js'
import {pushTo} from '../base/group.js'
import {sha256Of} from '../base/hash.js'
import {behindLineEnd, endsLine, isBlank} from '../base/lines.js'
import type {Span} from '../base/span.js'

/** The fields of the front matter that hold a seal. */
export const sealFields = {hash: 'text-sha256', paragraphs: 'text-paragraphs'} as const

/** A seal: hashes of a base text that show later whether it is still the same, and which paragraphs differ. */
export interface Seal {
  /** The SHA-256 of the whole text in 64 hexadecimal digits. */
  readonly hash: string
  /** The first digits of the hash of each paragraph, in order: enough to find changes, too few to prove anything. */
  readonly paragraphs: readonly string[]
}

/**
 * The hash that seals a base text: SHA-256, in 64 hexadecimal digits. Line ends count as LF, as git and editors change
 * them and a reader does not see them.
 */
export function sealingHash(text: string): string {
  return sha256Of(withLineFeeds(text))
}

/** The short hashes of the paragraphs of a base text, in order. */
export function paragraphHashes(text: string): readonly string[] {
  return paragraphSpans(text).map(({start, end}) =>
    sealingHash(text.slice(start, end)).slice(0, DIGITS)
  )
}

/** Hexadecimal digits that tell the paragraphs of one article apart: 24 bits. */
const DIGITS = 6

/** Reads the short hashes of a field, separated by blanks; undefined for anything else. */
export function readParagraphHashes(text: string): readonly string[] | undefined {
  const hashes = text
    .toLowerCase()
    .split(' ')
    .filter(hash => hash !== '')
  return hashes.every(hash => SHORT.test(hash)) ? hashes : undefined
}

const SHORT = new RegExp(`^[0-9a-f]{${DIGITS}}$`)

/** Whether a text has the form of a hash: 64 hexadecimal digits. */
export function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text)
}

/** The spans of the paragraphs of a base text: runs of lines that are not blank, without the last line end. */
export function paragraphSpans(text: string): readonly Span[] {
  const spans: Span[] = []
  let start: number | undefined
  let end = 0
  for (let line = 0; line < text.length; ) {
    const {isFilled, stop} = readLine(text, line)
    if (isFilled) {
      start ??= line
      end = stop
    } else if (start !== undefined) {
      spans.push({start, end})
      start = undefined
    }
    line = behindLineEnd(text, stop)
  }
  if (start !== undefined) spans.push({start, end})
  return spans
}

function readLine(text: string, line: number): {readonly isFilled: boolean; readonly stop: number} {
  let isFilled = false
  let stop = line
  for (let code = text.charCodeAt(stop); !endsLine(code); code = text.charCodeAt(stop)) {
    isFilled ||= !isBlank(code)
    stop++
  }
  return {isFilled, stop}
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

/**
 * A difference of two lists, by indexes: items of the old one, and those in their place in the new one. Ends are
 * exclusive.
 */
export interface Change {
  readonly oldStart: number
  readonly oldEnd: number
  readonly newStart: number
  readonly newEnd: number
}

/**
 * The differences of two lists of paragraphs, in order, in n log n steps (after Hunt and Szymanski): the nth item with
 * a text is matched with the nth with the same text, and the longest run of matches that is in order in both lists is
 * what did not change. A paragraph that moved is missing at one place and new at another.
 */
export function changedParagraphs(old: readonly string[], now: readonly string[]): Change[] {
  const kept = longestRising(matches(old, now))
  const changes: Change[] = []
  let oldStart = 0
  let newStart = 0
  for (const [oldEnd, newEnd] of [...kept, [old.length, now.length] as const]) {
    if (oldEnd > oldStart || newEnd > newStart) changes.push({oldStart, oldEnd, newStart, newEnd})
    oldStart = oldEnd + 1
    newStart = newEnd + 1
  }
  return changes
}

/** The index in the old list, and that in the new one. */
type Match = readonly [number, number]

/** Matches the same items of both lists, the first with the first and so on, in the order of the new list. */
function matches(old: readonly string[], now: readonly string[]): Match[] {
  const places = new Map<string, number[]>()
  for (const [index, item] of old.toReversed().entries()) {
    pushTo(places, item, old.length - 1 - index)
  }
  const found: Match[] = []
  for (const [index, item] of now.entries()) {
    const place = places.get(item)?.pop()
    if (place !== undefined) found.push([place, index])
  }
  return found
}

/** A run of matches, linked from its last one backwards. */
interface Run {
  readonly match: Match
  readonly before: Run | undefined
}

/** The longest increasing subsequence of the matches by old index, by patience sorting. */
function longestRising(all: readonly Match[]): Match[] {
  const runs: Run[] = []
  for (const match of all) {
    const length = firstIndex(runs.length, at => (runs[at]?.match[0] ?? 0) >= match[0])
    runs[length] = {match, before: runs[length - 1]}
  }
  const longest: Match[] = []
  for (let run = runs.at(-1); run; run = run.before) longest.push(run.match)
  return longest.reverse()
}
