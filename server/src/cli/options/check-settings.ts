import type {Arguments} from './read-arguments.js'
import {type Mending, readMending} from './read-fixing.js'
import {type Reporting, readReporting} from './read-reporting.js'
import {type Running, readRunning} from './read-running.js'
import {readSelecting, type Selecting} from './read-selecting.js'
import {type Acceptance, readAcceptance} from './read-suppression.js'

/** What the options of `newsmark check` say, group by group as in the help. */
export interface CheckSettings {
  readonly selecting: Selecting
  readonly mending: Mending
  readonly acceptance: Acceptance
  readonly reporting: Reporting
  readonly running: Running
}

/** Reads all options; throws a UsageError on values and combinations that make no sense. */
export function readCheckSettings(given: Arguments, env: NodeJS.ProcessEnv): CheckSettings {
  return {
    selecting: readSelecting(given),
    mending: readMending(given),
    acceptance: readAcceptance(given),
    reporting: readReporting(given, env),
    running: readRunning(given, env)
  }
}
