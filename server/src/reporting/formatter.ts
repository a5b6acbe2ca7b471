import type {Colours} from './colours.js'
import type {Totals} from './count-findings.js'
import type {FindingRecord} from './finding-record.js'
import type {CheckReport} from './report.js'

/** Formats a report for where it is read; gives its text in pieces. */
export type Formatter = (report: PrintedReport, target: OutputTarget) => Iterable<string>

/** A report as it is printed. */
export interface PrintedReport extends CheckReport {
  /** Sentences on all that was left out. */
  readonly notices: string[]
  /** How much was found, also of what a limit leaves out here. */
  readonly totals: Totals & {readonly suppressed: number}
  /** The fingerprint of a finding, with a number where findings of one file share it. */
  readonly identify: (finding: FindingRecord) => string
}

/** The place where a report is read, and what can be shown there. */
export interface OutputTarget {
  readonly colours: Colours
  /** How many columns of a terminal a text takes. */
  readonly width: (text: string) => number
  /** A text that leads to an address, where a terminal can do that, or else the text. */
  readonly link: (text: string, url: string) => string
  /** The text of a checked file by its path; undefined where it cannot be read any more. */
  readonly source: Source
  /** A path as seen from the root of the repository, as services ask for it. */
  readonly fromRoot: (path: string) => string
  /** The address of a line of a file on the service that runs us; undefined where there is none. */
  readonly page: (path: string, line: number) => string | undefined
  /** Whether suppressed findings may be listed as such: not where the reader would take them for open ones. */
  readonly listsSuppressed: boolean
}

/** Gives the text of a checked file by its path, as seen from the working directory. */
export type Source = (path: string) => string | undefined
