import {behindLineEnd, endsLine, isBlank} from '../syntax/lines.js'
import type {Span} from '../syntax/span.js'
import {sha256Of} from '../text/hash.js'

/** The fields of the front matter that hold a seal. */
export const sealFields = {hash: 'text-sha256', paragraphs: 'text-paragraphs'} as const

/** What tells whether a base text is the very one that was sealed, and where it differs. */
export interface Seal {
  /** Of the whole text: 64 hexadecimal digits. */
  readonly hash: string
  /** Of each paragraph in order: the first digits of such a hash, too few to prove anything. */
  readonly paragraphs: readonly string[]
}

/**
 * The hash that seals a base text. Line ends count as LF: git and editors change them on their own,
 * and a reader does not see them.
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

/** Enough to tell the paragraphs of one article apart. */
const DIGITS = 6

/** The short hashes that a field lists, with blanks between them; undefined for anything else. */
export function readParagraphHashes(text: string): readonly string[] | undefined {
  const hashes = text
    .toLowerCase()
    .split(' ')
    .filter(hash => hash !== '')
  return hashes.every(hash => SHORT.test(hash)) ? hashes : undefined
}

const SHORT = new RegExp(`^[0-9a-f]{${DIGITS}}$`)

/** Whether a text may be the hash of a base text. */
export function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text)
}

/** The paragraphs of a base text: the runs of lines that are not blank, without the last line end. */
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
