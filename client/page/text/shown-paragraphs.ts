import type {BaseSpan} from '../../../server/src/lsp/editor-protocol.js'

/** A line of more UTF-16 units than this was not wrapped by hand. */
const WRAPPED = 100
/** What a line of prose ends with where its paragraph ends. */
const END = /[.!?…:。！？؟۔।]["'”’»«“)\]]*$/u

/**
 * Whether a text has its paragraphs in lines of their own, so that its line ends are to be seen: lines are long, and those
 * that another one follows end as a sentence does. Else it was wrapped by hand.
 */
export function hasLongLines(text: string): boolean {
  let isLong = false
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    if (end - start > WRAPPED) isLong = true
    const isFollowed = end > start + 1 && found >= 0 && /[^\s]/.test(text.charAt(found + 1))
    if (isFollowed && !END.test(text.slice(Math.max(start, end - REACH), end).trimEnd()))
      return false
    start = end + 1
  }
  return isLong
}

/** UTF-16 units before a line end that are looked at. */
const REACH = 12

const known = new WeakMap<readonly BaseSpan[], {text: string; shown: readonly BaseSpan[]}>()

/** The paragraphs as a reader sees them: those of the format, each line of its own where lines are not wrapped. */
export function shownParagraphs({
  text,
  paragraphs
}: {
  readonly text: string
  readonly paragraphs: readonly BaseSpan[]
}): readonly BaseSpan[] {
  const found = known.get(paragraphs)
  if (found?.text === text) return found.shown
  const shown = hasLongLines(text) ? paragraphs.flatMap(span => linesOf(text, span)) : paragraphs
  known.set(paragraphs, {text, shown})
  return shown
}

function linesOf(text: string, {start, end}: BaseSpan): BaseSpan[] {
  const lines: BaseSpan[] = []
  let from = start
  for (const line of text.slice(start, end).split('\n')) {
    const to = from + line.trimEnd().length
    if (to > from) lines.push({start: from, end: to})
    from += line.length + 1
  }
  return lines
}
