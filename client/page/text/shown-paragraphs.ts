import type {BaseSpan} from '../../../server/src/lsp/editor-protocol.js'

/** A line of more UTF-16 units than this was not wrapped by hand. */
const WRAPPED = 100

/** Whether a text has its paragraphs in lines of their own, so that its line ends are to be seen; else it was wrapped by hand. */
export function hasLongLines(text: string): boolean {
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    if (end - start > WRAPPED) return true
    start = end + 1
  }
  return false
}

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
