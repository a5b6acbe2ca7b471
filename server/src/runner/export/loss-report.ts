import {createLossCounter, type Done, type Loss} from '../../exchange/export/loss.js'
import {isThere} from '../../node/file-kind.js'
import type {Failure} from '../../reporting/report.js'
import {exitCode} from '../exit-code.js'
import {namedPath, STDIN} from '../files/named-input.js'
import {writeOutputFile} from '../files/output-file.js'
import type {RunContext} from '../run-context.js'
import {UsageError} from '../usage-error.js'

/** What is told of losses. */
export interface LossOptions {
  /** The file that lists each as a line of JSON; `-` is standard output. */
  readonly file: string | undefined
  /** Losses that end the run with exit code 1. */
  readonly failOn: readonly Done[]
}

/** Gathers the losses of a run, and tells of them at its end. */
export interface LossReport {
  readonly add: (losses: readonly Loss[]) => void
  /** Writes the list and tells the sum; gives the exit code that the losses mean, and why the list could not be written. */
  readonly finish: (what: string) => {readonly code: number; readonly failures: readonly Failure[]}
}

/** Starts a report. Throws a UsageError where the list would replace a file that may not be replaced. */
export function createLossReport(
  {file, failOn}: LossOptions,
  mayReplace: boolean,
  {cwd, notify, stdout}: RunContext
): LossReport {
  if (file !== undefined && file !== STDIN && !mayReplace && isThere(namedPath(file, cwd)))
    throw new UsageError(
      `Unexpected \`--losses ${file}\`, as this file is there: choose another, or write over it with \`--force\``
    )
  const counter = createLossCounter()
  const listed: Loss[] = []
  return {
    add(losses) {
      counter.add(losses)
      if (file !== undefined) listed.push(...losses)
    },
    finish(what) {
      const lines = listed.map(loss => `${JSON.stringify(loss)}\n`)
      const failures =
        file === undefined
          ? []
          : writeOutputFile(lines, file === STDIN ? undefined : file, stdout, cwd)
      const summary = counter.summary()
      if (summary !== '')
        notify(`${what}: ${summary}${file === undefined ? ' (`--losses FILE` lists each)' : ''}`)
      const fails = failOn.some(done => counter.countOf(done) > 0)
      return {code: fails ? exitCode.findings : exitCode.ok, failures}
    }
  }
}
