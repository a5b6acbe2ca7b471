/** What stands in a cell; nothing for null and undefined. */
export type CsvCell = string | number | null | undefined

/**
 * Rows as CSV (RFC 4180, with LF). Texts are written as they are: see `isFormula` first. By hand, as `csv-stringify` took a
 * fifth of an export to tables; a property test holds the two together.
 */
export function writeCsvRows(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map(cells => `${cells.map(csvCell).join(',')}\n`).join('')
}

/** A cell as it stands in CSV. */
export function csvCell(cell: CsvCell): string {
  if (typeof cell === 'string')
    return TO_QUOTE.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return cell === null || cell === undefined ? '' : String(cell)
}

// Readers take a lone CR for a line end, unless it is quoted.
const TO_QUOTE = /[",\r\n]/

/** Whether a spreadsheet would calculate a text; the full-width signs count as the others in some. */
export function isFormula(text: string): boolean {
  return /^[=+\-@\t\r＝＋－＠]/.test(text)
}

/** A text that would be a formula with an apostrophe before it, as spreadsheets have it. */
export function asPlainText(text: string): string {
  return isFormula(text) ? `'${text}` : text
}
