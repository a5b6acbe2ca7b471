/** Printable ASCII with single spaces inside: already normal. */
const normal = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/
const doubleQuotes = /[\u201c-\u201f]/g
const apostrophes = /[\u2018-\u201b\u02bc]/g

/**
 * The form in which names are compared: NFC, white space collapsed and trimmed, curly quotes and
 * apostrophes made straight.
 */
export function normaliseName(text: string): string {
  if (normal.test(text)) return text
  return text
    .normalize('NFC')
    .replace(doubleQuotes, '"')
    .replace(apostrophes, "'")
    .replace(/\s+/g, ' ')
    .trim()
}

/** The normal form without case, for the second look-up. */
export function foldName(text: string): string {
  return normaliseName(text).toLowerCase()
}
