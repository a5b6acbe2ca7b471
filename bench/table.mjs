/** Writes rows of cells as a table of Markdown, the first as its head. Widths are those of the longest cells. */
export function markdownTable(cells) {
  const widths = cells[0].map((_, column) => Math.max(...cells.map(row => row[column].length)))
  const lines = cells.map(
    row => `| ${row.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`
  )
  lines.splice(1, 0, `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`)
  return `${lines.join('\n')}\n`
}

/** Median with the least and the greatest of milliseconds: `42 ms (40 ms–51 ms)`. */
export function durations({median, least, greatest}) {
  return `${duration(median)} (${duration(least)}–${duration(greatest)})`
}

/** The same of ratios: `2.5 (2.1–2.6)`. */
export function ratios({median, least, greatest}) {
  return `${ratio(median)} (${ratio(least)}–${ratio(greatest)})`
}

/** A ratio with three digits; those far below 1 read better as fractions. */
export function ratio(number) {
  if (number === 0) return '0'
  return number < 0.1 ? `1/${short(1 / number)}` : short(number)
}

function duration(milliseconds) {
  if (milliseconds < 1) return `${short(milliseconds * 1000)} µs`
  return milliseconds < 1000 ? `${short(milliseconds)} ms` : `${short(milliseconds / 1000)} s`
}

function short(number) {
  return String(Number(number.toPrecision(3)))
}
