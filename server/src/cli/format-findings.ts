import {formatConcise} from './format/concise.js'
import {formatJson, formatJsonLines} from './format/json.js'
import {type Colours, formatStylish, noColours} from './format/stylish.js'
import type {CheckReport} from './run-check.js'
import {wantsColour} from './terminal.js'

/** The formats of findings; the first is the default. */
export const formats = ['stylish', 'concise', 'json', 'json-lines'] as const

/** The text of a report, in pieces. */
export async function formatFindings(
  format: (typeof formats)[number],
  report: CheckReport,
  flags: ReadonlySet<string>
): Promise<Iterable<string>> {
  switch (format) {
    case 'concise':
      return formatConcise(report.findings)
    case 'json':
      return formatJson(report.findings)
    case 'json-lines':
      return formatJsonLines(report.findings)
    case 'stylish':
      return stylish(report, flags)
  }
}

async function stylish(report: CheckReport, flags: ReadonlySet<string>): Promise<Iterable<string>> {
  const colours = wantsColour(flags, process.env) ? await loadColours() : noColours
  return formatStylish(report.findings, report, colours)
}

/** Not loaded before colours are wanted, as that sets up `process.stdout`, which takes long. */
async function loadColours(): Promise<Colours> {
  const {default: picocolors} = await import('picocolors')
  return picocolors.createColors(true)
}
