/** A line of a text. */
export interface TextLine {
  /** Offset of its first character. */
  readonly start: number
  readonly text: string
  /** The line end as written: LF, CRLF, CR, or nothing in the last line. */
  readonly end: string
}

/** Takes a text apart into lines; a text that ends with a line end has no empty last line. */
export function splitLines(text: string): readonly TextLine[] {
  const lines: TextLine[] = []
  for (const {0: whole, 1: content = '', 2: end = '', index} of text.matchAll(LINE)) {
    if (whole !== '') lines.push({start: index, text: content, end})
  }
  return lines
}

const LINE = /([^\r\n]*)(\r\n|\n|\r|$)/g
