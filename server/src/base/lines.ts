/** The offset behind the line end that follows `from`, or the length of the text. LF, CRLF and CR end a line. */
export function nextLine(text: string, from: number): number {
  return behindLineEnd(text, lineEnd(text, from))
}

/** The offset behind the line end that stands at an offset, or the length of the text. */
export function behindLineEnd(text: string, end: number): number {
  if (end >= text.length) return text.length
  return text.startsWith('\r\n', end) ? end + 2 : end + 1
}

/** The offset of the line end that follows `from`, or the length of the text. */
export function lineEnd(text: string, from: number): number {
  LINE_END.lastIndex = from
  return LINE_END.test(text) ? LINE_END.lastIndex - 1 : text.length
}

const LINE_END = /[\n\r]/g

/** The offset at which the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  let start = offset
  while (start > 0 && !endsLine(text.charCodeAt(start - 1))) start--
  return start
}

/** The line end of a text's first line; LF where it has but one line. */
export function lineEndOf(text: string): string {
  return FIRST_LINE_END.exec(text)?.[0] ?? '\n'
}

const FIRST_LINE_END = /\r\n?|\n/

/** The offset of the first character from `from` on that is neither a space nor a tab, or the length of the text. */
export function skipBlanks(text: string, from: number): number {
  let offset = from
  while (offset < text.length && isBlank(text.charCodeAt(offset))) offset++
  return offset
}

/** Whether a code unit is a space or a tab. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

/** Whether a code unit is LF or CR; also true behind the end of a text, where the code is NaN. */
export function endsLine(code: number): boolean {
  return code === 10 || code === 13 || Number.isNaN(code)
}
