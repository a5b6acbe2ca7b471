import {printable} from '../../reporting/text.js'
import type {FileConfig, Origin, RuleRecord, Status} from './explain-file.js'

/** The configuration of a file, for people to read. */
export function formatConfig(config: FileConfig): string {
  const {path, files, status, settings, glossaryFiles, rules} = config
  const project = files.length === 0 ? 'none, the defaults hold' : files.toReversed().join(', ')
  const settingRows = settings
    .filter(({value, from}) => value.length > 0 || from.by !== 'default')
    .map(({key, value, from}) => [key, value.join(', ') || 'nothing', place(from)])
  const more = glossaryFiles.length - MOST_FILES
  const found = glossaryFiles.slice(0, MOST_FILES).map(file => ['', file, 'found'])
  if (more > 0) found.push(['', `and ${more} more`, 'found'])
  return [
    `${path}: ${statusText(status)}`,
    '',
    ...columns([['project file', project, ''], ...settingRows, ...found]),
    '',
    'Rules:',
    ...columns(rules.map(ruleRow))
  ]
    .map(line => `${printable(line.trimEnd())}\n`)
    .join('')
}

function statusText({is, pattern, from}: Status): string {
  const because = pattern === null ? '' : `, by \`${pattern}\``
  const where = from && from.by !== 'default' ? ` (${place(from)})` : ''
  switch (is) {
    case 'article':
      return `an article${because}${where}`
    case 'own file':
      return 'a file of the project itself'
    case 'folder':
      return 'a folder'
    case 'not included':
      return `no article, as \`include\` does not name it${where}`
    default:
      return `no article, as it is ${is}${because}${where}`
  }
}

function ruleRow({rule, severity, options, from, optionsFrom, overruled}: RuleRecord): string[] {
  const [next] = overruled
  const over =
    next && next.from.by !== 'default' ? `, over ${next.severity} (${place(next.from)})` : ''
  const apart =
    optionsFrom && place(optionsFrom) !== place(from) ? `, options: ${place(optionsFrom)}` : ''
  const set = Object.keys(options).length > 0 ? ` ${JSON.stringify(options)}` : ''
  return [`  ${rule}`, `${severity}${set}`, `${place(from)}${over}${apart}`]
}

/** Where to look for it. */
function place({by, path, line, of}: Origin): string {
  const where = path === null ? by : `${path}:${line}`
  if (by === 'preset') return `${where}, preset ${of}`
  return by === 'override' ? `${where}, for ${of}` : where
}

/** Rows with their columns aligned, the last one aside. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1].map(column =>
    Math.min(
      WIDEST,
      rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0)
    )
  )
  return rows.map(row => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
}

const WIDEST = 60

/** A gazetteer may be spread over many. */
const MOST_FILES = 10
