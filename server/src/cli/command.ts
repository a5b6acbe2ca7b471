import type {Arguments, OptionTypes} from './read-arguments.js'

/** What `newsmark <name>` does. */
export interface Command {
  readonly name: string
  /** The text of `newsmark <name> --help`. */
  readonly help: string
  /** Besides `--help`, which every command takes. */
  readonly options: OptionTypes
  /** Gives the exit code; throws a UsageError on wrong use. */
  readonly run: (given: Arguments) => Promise<number>
}
