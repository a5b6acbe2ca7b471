/** Printable ASCII with single spaces inside, which is normalised already. */
const normal = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/
const doubleQuotes = /[\u201c-\u201f]/g
const apostrophes = /[\u2018-\u201b\u02bc]/g

/**
 * Normalises a name for comparison: Unicode NFC, white space collapsed and trimmed, curly quotes and apostrophes made
 * straight.
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

/** Normalises a name and maps it to lower case (Unicode, without a locale), for comparison without case. */
export function foldName(text: string): string {
  return normaliseName(text).toLowerCase()
}
