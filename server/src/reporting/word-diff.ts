import {diffArrays} from 'diff'
import {piecesOf} from '../base/words.js'
import {type Change, changedParagraphs, paragraphSpans} from '../model/seal.js'
import type {Colours} from './colours.js'
import {printable} from './text.js'

/**
 * Shows how two base texts differ, paragraph by paragraph and word by word: `[-old-]{+new+}`. Paragraphs that are
 * the same are left out. Gives lines that a terminal can show, each with its line end.
 */
export function diffWords(old: string, now: string, colours: Colours): string {
  const before = paragraphsOf(old)
  const after = paragraphsOf(now)
  const changes = changedParagraphs(before, after)
  if (changes.length === 0) return `${colours.dim('@@ white space between paragraphs @@')}\n`
  return changes.map(change => showChange(change, before, after, colours)).join('')
}

function paragraphsOf(text: string): readonly string[] {
  const plain = text.replace(/\r\n?/g, '\n')
  return paragraphSpans(plain).map(({start, end}) => plain.slice(start, end))
}

function showChange(
  {oldStart, oldEnd, newStart, newEnd}: Change,
  before: readonly string[],
  after: readonly string[],
  colours: Colours
): string {
  const old = before.slice(oldStart, oldEnd).join('\n\n')
  const now = after.slice(newStart, newEnd).join('\n\n')
  const places = `@@ ${placeOf('-', oldStart, oldEnd)} ${placeOf('+', newStart, newEnd)} @@`
  return `${colours.dim(places)}\n${showWords(old, now, colours)}\n`
}

/** The numbers of paragraphs, counted from 1. */
function placeOf(sign: string, start: number, end: number): string {
  return `${sign}${start + 1},${end - start}`
}

function showWords(old: string, now: string, colours: Colours): string {
  const parts = diffArrays(piecesOf(old), piecesOf(now), {maxEditLength: LONGEST})
  if (!parts) return showRemoved(old, colours) + showAdded(now, colours)
  return parts
    .map(({value, added, removed}) => {
      const text = value.join('')
      if (removed) return showRemoved(text, colours)
      return added ? showAdded(text, colours) : show(text)
    })
    .join('')
}

/** To find how texts differ takes time in proportion to the square of this number of words. */
const LONGEST = 2000

function showRemoved(text: string, {red}: Colours): string {
  return text === '' ? '' : red(`[-${show(text)}-]`)
}

function showAdded(text: string, {green}: Colours): string {
  return text === '' ? '' : green(`{+${show(text)}+}`)
}

/** Lines stay lines. */
function show(text: string): string {
  return text.split('\n').map(printable).join('\n')
}
