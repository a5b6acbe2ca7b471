import {endsLine} from '../../base/lines.js'
import type {AnyIndex} from './name-index.js'
import {addHits, type Hits, searchNames, selectLongest} from './search-names.js'

/**
 * Finds the names in a stretch of running text as `searchNames` does, also those with characters in them that nobody
 * sees (default-ignorable by Unicode), and those hyphenated at the end of a line, whether the hyphen is the name's or the
 * line's. Such texts are rare: they are searched again without what is in the way, and the hits moved back.
 */
export function searchRunningText(index: AnyIndex, text: string, from: number, to: number): Hits {
  const hits = searchNames(index, text, from, to)
  if (!mayBeUnusual(text, from, to)) return hits
  const stretch = text.slice(from, to)
  if (!UNUSUAL.test(stretch)) return hits
  const found: Hits = [...hits]
  for (const obstacle of [INVISIBLE, LINE_END, HYPHENATION]) {
    const joined = without(stretch, obstacle)
    if (joined.text.length === stretch.length) continue
    const more = searchNames(index, joined.text, 0, joined.text.length)
    addHits(found, moveBack(more, joined, from))
  }
  return selectLongest(dropRepeated(found))
}

/**
 * Whether a stretch holds anything but ASCII, Latin letters and quotation marks, or a hyphen before a line end. In a loop,
 * as most stretches are of some words: a pattern takes longer on them.
 */
function mayBeUnusual(text: string, from: number, to: number): boolean {
  let hasHyphen = false
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code > LAST_OF_ASCII && !isVisible(code)) return true
    if (code === HYPHEN) hasHyphen = true
    else if (hasHyphen && endsLine(code)) return true
  }
  return false
}

/** Whether a code unit is a Latin letter or sign, a dash or a quotation mark. */
function isVisible(code: number): boolean {
  return code < 0x300 ? code !== SOFT_HYPHEN : code > 0x2010 && code < 0x2028
}

const SOFT_HYPHEN = 0xad
const LAST_OF_ASCII = 0x7f
const HYPHEN = 0x2d

/** A quick test for what is in the way. */
const UNUSUAL = /[\p{Default_Ignorable_Code_Point}\u0640]|[-\u2010][^\S\n\r]*[\n\r]/u

/** Characters that nobody sees, with the line end behind a soft hyphen, and the tatweel of Arabic. */
const INVISIBLE =
  /\u00ad[^\S\n\r]*(?:\r\n?|\n)[^\S\n\r]*|[\p{Default_Ignorable_Code_Point}\u0640]/gu
/** The same, and line ends behind a hyphen. */
const LINE_END = new RegExp(
  `${INVISIBLE.source}|(?<=[\\p{L}\\p{M}\\p{N}][-\u2010])[^\\S\\n\\r]*(?:\\r\\n?|\\n)[^\\S\\n\\r]*(?=[\\p{L}\\p{N}])`,
  'gu'
)
/** The same, with the hyphen. */
const HYPHENATION = new RegExp(
  `${INVISIBLE.source}|(?<=[\\p{L}\\p{M}\\p{N}])[-\u2010][^\\S\\n\\r]*(?:\\r\\n?|\\n)[^\\S\\n\\r]*(?=[\\p{L}\\p{N}])`,
  'gu'
)

/** A text without some stretches of another: `starts` are the offsets behind these in the text, `moved` how much is missing before. */
interface JoinedText {
  readonly text: string
  readonly starts: readonly number[]
  readonly moved: readonly number[]
}

function without(text: string, obstacle: RegExp): JoinedText {
  const starts = [0]
  const moved = [0]
  let joined = ''
  let kept = 0
  for (const {0: found, index} of text.matchAll(obstacle)) {
    joined += text.slice(kept, index)
    kept = index + found.length
    starts.push(joined.length)
    moved.push(kept - joined.length)
  }
  return {text: joined + text.slice(kept), starts, moved}
}

/** Hits in a joined text as hits in the text that it is made of, which stands at `from`. */
function moveBack(hits: Hits, {starts, moved}: JoinedText, from: number): Hits {
  const back: Hits = []
  let piece = 0
  for (let at = 0; at < hits.length; at += 3) {
    const [start = 0, end = 0, name = 0] = [hits[at], hits[at + 1], hits[at + 2]]
    while ((starts[piece + 1] ?? Number.POSITIVE_INFINITY) <= start) piece++
    let last = piece
    while ((starts[last + 1] ?? Number.POSITIVE_INFINITY) < end) last++
    back.push(from + start + (moved[piece] ?? 0), from + end + (moved[last] ?? 0), name)
  }
  return back
}

/** Drops, in place, the second of two hits that are the same; hits are sorted by start, the longer ones first. */
function dropRepeated(hits: Hits): Hits {
  let kept = 0
  for (let at = 0; at < hits.length; at += 3) {
    let isKnown = false
    for (let before = kept - 3; before >= 0 && hits[before] === hits[at]; before -= 3)
      isKnown ||= hits[before + 1] === hits[at + 1] && hits[before + 2] === hits[at + 2]
    if (isKnown) continue
    for (let part = 0; part < 3; part++) hits[kept + part] = hits[at + part] ?? 0
    kept += 3
  }
  hits.length = kept
  return hits
}
