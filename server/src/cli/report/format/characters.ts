/**
 * What people see as the characters of a line. Letters of most European texts, and their punctuation, are told
 * apart at once; only the rest is left to the slow rules of Unicode.
 */
export function* charactersOf(line: string): Iterable<string> {
  for (let at = 0; at < line.length; ) {
    const end = isAlone(line, at) ? at + 1 : endOfOthers(line, at)
    if (end === at + 1) yield line.charAt(at)
    else for (const {segment} of segmenter.segment(line.slice(at, end))) yield segment
    at = end
  }
}

const segmenter = new Intl.Segmenter()

/** Where a stretch ends whose characters may hang together. */
function endOfOthers(line: string, from: number): number {
  let end = from + 1
  while (end < line.length && !(isAlone(line, end) && isPlain(line.charCodeAt(end - 1)))) end += 1
  return end
}

/** Whether a UTF-16 unit is a character by itself: nothing behind it joins it. */
function isAlone(line: string, at: number): boolean {
  const next = at + 1 < line.length ? line.charCodeAt(at + 1) : 0
  return isPlain(line.charCodeAt(at)) && isPlain(next)
}

/** Whether a UTF-16 unit never joins another of its kind: Latin letters, and dashes and quotation marks. */
function isPlain(unit: number): boolean {
  return unit < FIRST_COMBINING || (unit >= FIRST_DASH && unit <= LAST_DOTS)
}

const FIRST_COMBINING = 0x300
const FIRST_DASH = 0x2010
const LAST_DOTS = 0x2027
