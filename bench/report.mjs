import {median, quantile} from './measure.mjs'

/**
 * Makes a row of the table from paired times.
 * `target` is `{text, met}`: how it reads, and whether a median ratio (ours to peer) meets it.
 *
 * @param {{what: string, peerName: string, times: import('./measure.mjs').Times, target?: {text: string, met: (ratio: number) => boolean}, note?: string}} row
 */
export function pairedRow({what, peerName, times, target, note}) {
  return {
    what,
    peerName,
    ours: spread(times.ours, duration),
    peer: spread(times.peer, duration),
    ratio: spread(times.ratios, ratioText),
    target: target?.text ?? '–',
    met: target === undefined ? '–' : target.met(median(times.ratios)) ? 'met' : 'MISSED',
    note
  }
}

/**
 * Makes a row of the table from many latencies of a server, in milliseconds; the target is one for the 95th percentile.
 *
 * @param {{what: string, peerName: string, ours: number[], peer: number[], below?: number, note?: string}} row
 */
export function latencyRow({what, peerName, ours, peer, below, note}) {
  return {
    what,
    peerName,
    ours: percentiles(ours),
    peer: percentiles(peer),
    ratio: `p50 ${ratioText(median(ours) / median(peer))}`,
    target: below === undefined ? '–' : `p95 < ${below} ms`,
    met: below === undefined ? '–' : quantile(ours, 0.95) < below ? 'met' : 'MISSED',
    note
  }
}

/** Makes a row that says why something was not measured. */
export function skippedRow(what, peerName, reason) {
  const none = '–'
  const met = 'NOT MEASURED'
  return {what, peerName, ours: none, peer: none, ratio: none, target: none, met, note: reason}
}

/** Writes rows as a Markdown table, with the notes below it. */
export function toTable(rows) {
  const cells = rows.map(row => [
    row.what,
    row.ours,
    `${row.peerName}: ${row.peer}`,
    row.ratio,
    row.target,
    row.met
  ])
  const table = [['what', 'ours', 'peer', 'ratio ours : peer', 'target', ''], ...cells]
  const widths = table[0].map((_, column) => Math.max(...table.map(row => row[column].length)))
  const lines = table.map(
    row => `| ${row.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`
  )
  lines.splice(1, 0, `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`)
  const notes = rows
    .filter(({note}) => note !== undefined)
    .map(({what, note}) => `- ${what}: ${note}`)
  return `${lines.join('\n')}\n${notes.length > 0 ? `\n${notes.join('\n')}\n` : ''}`
}

/** Median with the least and the greatest. */
function spread(numbers, show) {
  return `${show(median(numbers))} (${show(Math.min(...numbers))}–${show(Math.max(...numbers))})`
}

function percentiles(numbers) {
  const [half, most, nearlyAll] = [0.5, 0.95, 0.99].map(share =>
    quantile(numbers, share).toFixed(2)
  )
  return `p50 ${half}, p95 ${most}, p99 ${nearlyAll} ms`
}

function duration(milliseconds) {
  if (milliseconds < 1) return `${shortNumber(milliseconds * 1000)} µs`
  return milliseconds < 1000
    ? `${shortNumber(milliseconds)} ms`
    : `${shortNumber(milliseconds / 1000)} s`
}

/** Ratios far below 1 read better as fractions. */
function ratioText(ratio) {
  return ratio < 0.1 ? `1/${shortNumber(1 / ratio)}` : shortNumber(ratio)
}

function shortNumber(number) {
  return String(Number(number.toPrecision(3)))
}
