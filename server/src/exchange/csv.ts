import {stringify} from 'csv-stringify/sync'

/** What stands in a cell; nothing for null and undefined. */
export type CsvCell = string | number | null | undefined

/** Rows as CSV (RFC 4180, with LF). Texts are written as they are: see `isFormula` first. */
export function writeCsvRows(rows: readonly (readonly CsvCell[])[]): string {
  return rows.length > 0 ? stringify(rows as CsvCell[][], OPTIONS) : ''
}

// Readers take a lone CR for a line end, unless it is quoted.
const OPTIONS = {record_delimiter: '\n', quoted_match: /[\r\n]/}

/** Whether a spreadsheet would calculate a text; the full-width signs count as the others in some. */
export function isFormula(text: string): boolean {
  return /^[=+\-@\t\r＝＋－＠]/.test(text)
}

/** A text that would be a formula with an apostrophe before it, as spreadsheets have it. */
export function asPlainText(text: string): string {
  return isFormula(text) ? `'${text}` : text
}
