import {bratExporter} from './brat/brat-exporter.js'
import type {Exporter, ExportTask} from './export/exporter.js'
import {exportTables} from './tables/export-tables.js'

/** A format that articles leave in; `newsmark export NAME` writes it. */
export interface ExportFormat {
  readonly name: string
  /** One line for lists, without a full stop. */
  readonly summary: string
  /** Whether texts can be left out. */
  readonly canLeaveText: boolean
  readonly create: (task: ExportTask) => Exporter
}

/** Every format there is, by name. A new format needs one line here. */
export const exportFormats: readonly ExportFormat[] = [
  {
    name: 'tables',
    summary: 'CSV and JSON Lines for R, pandas and spreadsheets, with a data package',
    canLeaveText: true,
    create: exportTables
  },
  {
    name: 'brat',
    summary: 'texts with standoff annotations for brat, which come back by `newsmark import brat`',
    canLeaveText: false,
    create: bratExporter
  }
]
