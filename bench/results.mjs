import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {ROOT} from './builds.mjs'
import {history} from './history.mjs'
import {rows} from './rows.mjs'
import {durations, markdownTable, ratio, ratios} from './table.mjs'

/** @typedef {import('./rows.mjs').Row} Row */
/** @typedef {{median: number, least: number, greatest: number}} Spread */
/**
 * The figures of a row: times in milliseconds, how many pairs there were, when, on what machine, and how many of its
 * cores others kept busy.
 *
 * @typedef {{ours: Spread, peer: Spread, ratio: Spread, rounds: number, date: string, machine: string, busy: number, notes: readonly string[]}} Figures
 */
/** @typedef {Readonly<Record<string, Figures | undefined>>} Results the figures of rows by their ids */

const RESULTS = join('bench', 'results.json')
const FULL = join('bench', 'RESULTS.md')
const PAGE = join('docs', 'performance.md')
/** From so many cores that others keep busy on, figures are marked. */
const BUSY = 0.5
const UNKNOWN = 'not measured yet'

/** Adds figures to those that are kept, and writes the pages anew. @param {Results} figures */
export function keepResults(figures) {
  const kept = {...readResults(), ...figures}
  const inOrder = rows.filter(({id}) => id in kept).map(({id}) => [id, kept[id]])
  const results = Object.fromEntries(inOrder)
  writeFileSync(join(ROOT, RESULTS), `${JSON.stringify(results, undefined, 2)}\n`)
  for (const {path, text} of pagesOf(results)) writeFileSync(join(ROOT, path), text)
}

/** The figures that are kept. @returns {Results} */
export function readResults() {
  return JSON.parse(readFileSync(join(ROOT, RESULTS), 'utf8'))
}

/** The pages that show figures, as they have to be: `path` is relative to the root. @param {Results} results */
export function pagesOf(results) {
  const tables = {figures: shortTable(results), history: historyTable(results)}
  const page = Object.entries(tables).reduce(
    (text, [name, table]) => replaceBetween(text, name, table),
    readFileSync(join(ROOT, PAGE), 'utf8')
  )
  return [
    {path: FULL, text: fullPage(results)},
    {path: PAGE, text: page}
  ]
}

/** Puts a table between the two comments that name it. */
function replaceBetween(text, name, table) {
  const [begin, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->`]
  const [before, rest = ''] = text.split(begin)
  const [, after] = rest.split(end)
  if (after === undefined) throw new Error(`Unexpected page ${PAGE} without "${begin.trim()}"`)
  return `${before}${begin}\n${table}\n${end}${after}`
}

/** @param {Results} results */
function fullPage(results) {
  const intro = `Written by \`npm run bench -- --write\`; [the page on performance](../docs/performance.md) says what stands behind each row.
Times are medians (least–greatest), ratios those of the pairs. A row marked “busy” was measured while other programs used the machine.`
  return `# Results\n\n${intro}\n\n${figuresTable(rows, results)}`
}

/**
 * All that is known of rows as a table, with the notes and the machines below it.
 *
 * @param {readonly Row[]} shown
 * @param {Results} figures
 */
export function figuresTable(shown, figures) {
  const head = ['row', 'work', 'ours', 'against', 'ratio', 'at most', 'stretch', '', 'measured']
  const cells = shown.map(row => {
    const {id, work, against} = row
    const found = figures[id]
    if (found === undefined) return [id, work, '–', against, '–', ...targets(row), UNKNOWN, '–']
    const [ours, peer] = [durations(found.ours), `${against}: ${durations(found.peer)}`]
    return [
      id,
      work,
      ours,
      peer,
      ratios(found.ratio),
      ...targets(row),
      verdict(row, found),
      when(found)
    ]
  })
  const notes = notesOf(shown, figures)
  const below = notes.length === 0 ? '' : `\n${notes.join('\n')}\n`
  return `${markdownTable([head, ...cells])}${below}`
}

function notesOf(shown, figures) {
  const found = shown.filter(({id}) => figures[id] !== undefined)
  const machines = new Set(found.map(({id}) => `- Machine: ${figures[id].machine}`))
  const notes = found.flatMap(({id}) => figures[id].notes.map(note => `- ${id}: ${note}`))
  return [...machines, ...notes]
}

/** @param {Results} results */
function shortTable(results) {
  const head = ['work', 'against', 'at most', 'stretch', 'ratio', 'measured']
  const cells = rows.map(row => {
    const {id, work, against} = row
    const found = results[id]
    const measured = found === undefined ? [UNKNOWN, '–'] : [ratios(found.ratio), when(found)]
    return [work, against, ...targets(row), ...measured]
  })
  return markdownTable([head, ...cells])
}

/** @param {Results} results */
function historyTable(results) {
  const releases = Object.keys(history)
  const shown = rows.filter(({most}) => most !== undefined)
  const cells = shown.map(({id, work, against}) => {
    const found = results[id]
    const now = found === undefined ? UNKNOWN : ratio(found.ratio.median)
    return [
      `${work}, against ${against}`,
      ...releases.map(release => history[release][id] ?? '–'),
      now
    ]
  })
  return markdownTable([['ratio', ...releases, 'now'], ...cells])
}

/** @param {Row} row */
function targets({most, stretch}) {
  return [most, stretch].map(target => (target === undefined ? '–' : ratio(target)))
}

/**
 * @param {Row} row
 * @param {Figures} figures
 */
function verdict({most, stretch}, {ratio: {median}}) {
  if (most === undefined) return '–'
  if (median <= (stretch ?? 0)) return 'stretch'
  return median <= most ? 'met' : 'MISSED'
}

/** @param {Figures} figures */
function when({date, busy, rounds}) {
  return `${date}, ${rounds === 1 ? '1 pair' : `${rounds} pairs`}${busy > BUSY ? `, busy (${busy.toFixed(1)} cores)` : ''}`
}
