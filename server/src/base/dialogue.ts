import type {Span} from './span.js'

/** What somebody says behind a dash; the dash is part of the span, but not of the content. */
export interface Speech extends Span {
  readonly contentStart: number
}

/**
 * Finds the speeches of a paragraph that a dash opens, as in Spanish, French, Polish, Russian and Turkish:
 * `— Text, — said he. — Text` and `—Text —said he—. Text`. Each line of it that starts with a dash opens another one.
 * Offsets are UTF-16 units of the paragraph. Attributions are left out where dashes close the speech before them.
 */
export function findDialogue(paragraph: string): readonly Speech[] {
  if (!OPENING.test(paragraph)) return []
  const speeches: Speech[] = []
  const starts = [...paragraph.matchAll(LINE_START)].map(({index}) => index)
  for (const [at, start] of starts.entries())
    addSpeeches(paragraph, start, starts[at + 1] ?? paragraph.length, speeches)
  return speeches
}

const OPENING = /^[ \t\r\n]{0,99}(?:[—–―]|- )/
const LINE_START = /(?<=^|[\r\n][ \t]{0,9})(?:[—–―]|- )/g

/** A dash, also two of them, that stands beside a blank. */
const DASHES = /(?<=\s)[—–―]|[—–―](?=[\s.,;:!?]|$)/g

/** Adds the speeches of a line: behind its first dash, and between the attributions. */
function addSpeeches(text: string, from: number, to: number, speeches: Speech[]): void {
  let start = from
  let isSpeech = true
  const line = text.slice(from + 1, to)
  for (const {index} of line.matchAll(DASHES)) {
    const offset = from + 1 + index
    if (isSpeech && opensAttribution(text, offset)) {
      speeches.push({start, end: offset, contentStart: start + 1})
      isSpeech = false
    } else if (!isSpeech && closesAttribution(text, offset)) {
      start = offset
      isSpeech = true
    }
  }
  if (isSpeech) speeches.push({start, end: to, contentStart: start + 1})
}

/** Whether a dash stands behind punctuation and before a word in lower case, or before one without a blank. */
function opensAttribution(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 2), offset)
  const after = text.slice(offset + 1, offset + 3)
  return (
    (/[,.!?…]\s?$/.test(before) && /^\s\p{Ll}/u.test(after)) ||
    (/\s$/.test(before) && /^\p{Ll}/u.test(after))
  )
}

/** Whether a dash stands behind a comma or a full stop, or at the end of a word. */
function closesAttribution(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 2), offset)
  return /[,.:]\s?$/.test(before) || /\S$/.test(before)
}
