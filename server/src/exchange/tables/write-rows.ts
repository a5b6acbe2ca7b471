import {asPlainText, isFormula, writeCsvRows} from '../csv.js'
import type {Loss} from '../export/loss.js'
import type {Cell, Row, Table} from './table.js'

/** Rows as text, and what the format changed in them. */
export interface WrittenRows {
  readonly text: string
  readonly losses: readonly Loss[]
}

/** The line of a CSV file that names the columns. */
export function csvHeader({columns}: Table): string {
  return writeCsvRows([columns.map(({name}) => name)])
}

/**
 * Writes rows as CSV (RFC 4180, with LF). A text that a spreadsheet would take for a formula gets an apostrophe before it, as
 * spreadsheets have it, and that is told.
 */
export function writeCsv({columns, name: table}: Table, rows: readonly Row[]): WrittenRows {
  const losses: Loss[] = []
  const lines = rows.map(row =>
    columns.map(({name, type}) => {
      const cell = row[name] ?? null
      if (type !== 'string' || typeof cell !== 'string' || !isFormula(cell)) return toCsv(cell)
      const path = String(row['article'] ?? row['path'] ?? '')
      const id = String(row['id'] ?? row['from_id'] ?? '')
      losses.push({path, id, feature: `${table}.csv ${name}`, value: cell, done: 'encoded'})
      return asPlainText(cell)
    })
  )
  return {text: writeCsvRows(lines), losses}
}

function toCsv(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}

/** Writes rows as JSON Lines: one object a line, with a value for each column. */
export function writeJsonLines({columns}: Table, rows: readonly Row[]): string {
  return rows
    .map(
      row =>
        `${JSON.stringify(Object.fromEntries(columns.map(({name}) => [name, row[name] ?? null])))}\n`
    )
    .join('')
}
