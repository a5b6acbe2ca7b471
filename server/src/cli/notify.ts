import {STANDARD_ERROR, writeOutput} from '../node/standard-streams.js'
import type {Failure} from '../reporting/report.js'
import {notifyFailures} from '../runner/notify-failures.js'

/** Tells a sentence on standard error. */
export function notify(message: string): void {
  writeOutput(STANDARD_ERROR, [`newsmark: ${message}\n`])
}

/** Tells on standard error why files could not be checked or written, each failure once. */
export function reportFailures(failures: readonly Failure[]): void {
  notifyFailures(failures, {notify})
}
