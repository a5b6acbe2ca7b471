import {STANDARD_ERROR, writeOutput} from '../node/standard-streams.js'
import type {Failure} from '../reporting/report.js'
import {printable} from '../reporting/text.js'

/** Tells on standard error what could not be done, each failure once, and why. */
export function reportFailures(failures: readonly Failure[]): void {
  const texts = failures.map(({path, message}) => `${printable(path)}: ${printableLines(message)}`)
  for (const text of new Set(texts)) notify(text)
}

/** The lines of a stack stay lines. */
function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}

/** Tells something on standard error. */
export function notify(message: string): void {
  writeOutput(STANDARD_ERROR, [`newsmark: ${message}\n`])
}
