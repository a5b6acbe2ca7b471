import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'

/** One figure of a budget. */
export interface Column {
  readonly name: string
  /** The unit in words, for messages. */
  readonly unit: string
  /** By what share of it the figure may be exceeded, or be too high: 0 for none. */
  readonly slack: number
  readonly decimals: number
}

/** The figures of one piece of work by the names of their columns; a missing one is 0. */
export type Figures = ReadonlyMap<string, number>

/** Figures by the names of the pieces of work. */
export type Table = ReadonlyMap<string, Figures>

/**
 * Reads a table of budgets beside the tests: a line for each piece of work, and a column for each figure, of which `.` is 0.
 * With `UPDATE=1` in the environment, the table is first written anew, with what was `spent`.
 */
export function readBudgets(name: string, columns: readonly Column[], spent: Table): Table {
  const file = path.join(import.meta.dirname, name)
  if (process.env['UPDATE'] === '1') writeFileSync(file, format(columns, spent))
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
  const [head = [], ...rows] = lines.map(line => line.split(/ {2,}/))
  return new Map(
    rows.map(([row = '', ...cells]) => [
      row,
      new Map(cells.map((cell, at) => [head[at + 1] ?? '', cell === '.' ? 0 : Number(cell)]))
    ])
  )
}

/**
 * In what the work of a name differs from its budget, a sentence a figure: none where it keeps to it. A budget that is too
 * high guards nothing, so that spending less is a difference too.
 */
export function differences(
  name: string,
  columns: readonly Column[],
  spent: Figures,
  budgets: Table
): readonly string[] {
  const budget = budgets.get(name)
  if (!budget) return [`\`${name}\` has no budget: ${WRITE}`]
  return columns.flatMap(({name: column, unit, slack, decimals}) => {
    const now = Number((spent.get(column) ?? 0).toFixed(decimals))
    const most = budget.get(column) ?? 0
    // The last decimal of either is rounded.
    const room = slack * most + (slack > 0 ? 1 / 10 ** decimals : 0)
    const what = `\`${name}\` takes ${now} ${unit}, and its budget is ${most}`
    if (now > most + room) return [`${what}: ${AVOID}; where it is worth its price, ${WRITE}`]
    return now < most - room ? [`${what}: ${WRITE}, so that it guards what was gained`] : []
  })
}

const AVOID = 'do in one walk what it does in several, or keep what an earlier one found'
const WRITE = 'write the budgets anew by `UPDATE=1 npx vitest run tests/work`'

function format(columns: readonly Column[], table: Table): string {
  const rows = [
    ['what', ...columns.map(({name}) => name)],
    ...Array.from(table, ([row, figures]) => [
      row,
      ...columns.map(({name, decimals}) => cell((figures.get(name) ?? 0).toFixed(decimals)))
    ])
  ]
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map(row => row[at]?.length ?? 0)))
  const lines = rows.map(row =>
    row
      .map((text, at) => text.padEnd(widths?.[at] ?? 0))
      .join('  ')
      .trimEnd()
  )
  return `${lines.join('\n')}\n`
}

function cell(figure: string): string {
  return Number(figure) === 0 ? '.' : figure
}
