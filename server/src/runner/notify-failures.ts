import type {Failure} from '../reporting/report.js'
import {printable} from '../reporting/text.js'
import type {RunContext} from './run-context.js'

/** Tells the user why files could not be checked or written, each failure once. */
export function notifyFailures(
  failures: readonly Failure[],
  {notify}: Pick<RunContext, 'notify'>
): void {
  const texts = failures.map(({path, message}) => `${printable(path)}: ${printableLines(message)}`)
  for (const text of new Set(texts)) notify(text)
}

/** The lines of a stack stay lines. */
function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n')
}
