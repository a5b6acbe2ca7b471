/** The lines of a table in which all columns but the last are aligned to the right; the last is a text. */
export function* alignTable(rows: readonly (readonly string[])[]): Iterable<string> {
  const last = (rows[0]?.length ?? 1) - 1
  const widths = Array.from({length: last}, (_, column) =>
    rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0)
  )
  for (const row of rows) {
    const cells = row.map((cell, column) => cell.padStart(widths[column] ?? 0))
    yield `${cells.join('  ')}\n`
  }
}
