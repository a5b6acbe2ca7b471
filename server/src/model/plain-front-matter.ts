import type {Span} from '../base/span.js'

/** A field of plain front matter. Spans are those of the article. */
export interface PlainField {
  readonly text: string
  readonly keySpan: Span
  readonly span: Span
}

/**
 * Reads front matter as nearly all articles have it: each line a name, a colon, a space and a value without a sign that
 * means something in YAML. Undefined for any other, which may have slips, and for names that are there twice. What it
 * reads, the readers of slips and of YAML read alike, in five times the time.
 */
export function readPlainFields(
  text: string,
  {start, end}: Span
): ReadonlyMap<string, PlainField> | undefined {
  if (end - start > LONGEST) return undefined
  const fields = new Map<string, PlainField>()
  for (let line = start; line < end; line = LINE.lastIndex) {
    LINE.lastIndex = line
    if (!LINE.test(text)) return undefined
    const colon = text.indexOf(':', line)
    const name = text.slice(line, colon)
    const span = {start: colon + 2, end: LINE.lastIndex - 1}
    const value = text.slice(span.start, span.end)
    if (fields.has(name) || !isText(name, value)) return undefined
    fields.set(name, {text: value, keySpan: {start: line, end: colon}, span})
  }
  return fields
}

/** UTF-16 units. */
const LONGEST = 2000

/** A line that says the same to everybody: printable, of Latin letters, and without `:` and `#` in its value. */
const LINE =
  /[a-z][a-z\d-]*: [A-Za-z\d](?:[ -"$-9;-~\u00a1-\u02ff\u2010-\u201f]*[!-"$-9;-~\u00a1-\u02ff\u2010-\u201f])?\n/y

/** Whether a value is read as it stands: none is where there is nothing, and a title is no number, no date and no “yes”. */
function isText(name: string, value: string): boolean {
  if (isNothing(name) || isNothing(value)) return false
  return !TEXTS.has(name) || SENTENCE.test(value)
}

function isNothing(text: string): boolean {
  return text.length === 4 && text.toLowerCase() === 'null'
}

/** The fields for which a value that is something else than text is a slip. */
const TEXTS: ReadonlySet<string> = new Set(['title', 'source'])

/** Two words, the first of them of letters. */
const SENTENCE = /^[A-Za-z]+ [A-Za-z]/
