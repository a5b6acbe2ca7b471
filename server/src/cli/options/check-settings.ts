import type {Arguments} from './read-arguments.js'
import {type FixSettings, readFixing} from './read-fixing.js'
import {type ReportSettings, readReporting} from './read-reporting.js'
import {type RunSettings, readRunning} from './read-running.js'
import {type FileSettings, readFiles} from './read-selecting.js'
import {readSuppression, type SuppressionSettings} from './read-suppression.js'

/** What the options of `newsmark check` say, group by group as in the help. */
export interface CheckSettings {
  readonly fileSettings: FileSettings
  readonly fixing: FixSettings
  readonly suppression: SuppressionSettings
  readonly reporting: ReportSettings
  readonly running: RunSettings
}

/** Reads all options; throws a UsageError on values and combinations that make no sense. */
export function readCheckSettings(given: Arguments, env: NodeJS.ProcessEnv): CheckSettings {
  return {
    fileSettings: readFiles(given),
    fixing: readFixing(given),
    suppression: readSuppression(given),
    reporting: readReporting(given, env),
    running: readRunning(given, env)
  }
}
