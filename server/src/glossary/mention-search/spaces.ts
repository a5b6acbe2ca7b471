/** Offset behind the white space at an offset, or -1 where it holds a blank line: names do not reach over that. */
export function skipSpaces(text: string, from: number, to: number): number {
  let lineEnds = 0
  let at = from
  for (; at < to; at++) {
    const code = text.charCodeAt(at)
    if (!isSpace(code)) break
    const isLineEnd = code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)
    if (isLineEnd && ++lineEnds > 1) return -1
  }
  return at
}

/** Whether a code unit is white space of any kind. */
export function isSpace(code: number): boolean {
  if (code < 0xa0) return code === 0x20 || (code >= 9 && code <= 13)
  return code === 0xa0 || (code >= 0x1680 && WIDE_SPACE.test(String.fromCharCode(code)))
}

const WIDE_SPACE = /\s/
