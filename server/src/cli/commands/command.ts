import type {Arguments, OptionGroup} from '../options/option.js'

/** The command `newsmark <name>`. Help, shell completion and the manual page are made of it. */
export interface Command {
  readonly name: string
  /** One line for lists, without a full stop. */
  readonly summary: string
  /** The operands in the help, as `[paths…]`. */
  readonly operands: string
  /** The completions of a shell in the place of an operand. */
  readonly completes: 'paths' | 'rules' | 'nothing' | readonly string[]
  /** Paragraphs below the usage line, each with its own heading or none. */
  readonly details: string
  /** Besides `--help`, which every command takes. */
  readonly options: readonly OptionGroup[]
  /** Paragraphs below the options: tables, examples, exit codes. */
  readonly notes: string
  /** Gives the exit code; throws a UsageError on wrong use. `loadCommands` gives all there are. */
  readonly run: (
    given: Arguments,
    loadCommands: () => Promise<readonly Command[]>
  ) => Promise<number>
}
