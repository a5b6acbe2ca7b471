import {endsLine} from '../../base/lines.js'

const PAIRS: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['(', ')'],
  ['［', '］'],
  ['【', '】']
])

/**
 * The offset of the bracket that closes the one at a UTF-16 offset, brackets of its sort in between being balanced;
 * undefined where there is none before the offset `end`, in the same paragraph, and for round brackets in the same line.
 */
export function closingOf(text: string, open: number, end: number): number | undefined {
  const opening = text.charAt(open)
  const closing = PAIRS.get(opening)
  const limit = Math.min(end, open + LONGEST)
  let depth = 0
  for (let offset = open; offset < limit; offset++) {
    const character = text.charAt(offset)
    if (character === '\\') offset++
    else if (character === opening) depth++
    else if (character === closing && --depth === 0) return offset
    else if (character === '\n' || character === '\r') {
      const next = text.startsWith('\r\n', offset) ? offset + 2 : offset + 1
      if (opening === '(' || endsLine(text.charCodeAt(next))) return undefined
    }
  }
  return undefined
}

/** UTF-16 units of a tag that may be meant: without a limit, 10,000 brackets would be looked at 10,000 times. */
const LONGEST = 2000
