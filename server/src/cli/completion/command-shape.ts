import type {Option} from '../options/option.js'

/** The completions in some place: paths, or one of several words. */
export type Completed = 'paths' | 'nothing' | readonly string[]

/** A command as shells need to know it. */
export interface CommandShape {
  readonly name: string
  readonly summary: string
  readonly options: readonly OptionShape[]
  readonly operands: Completed
}

/** An option as shells need to know it. */
export interface OptionShape extends Option {
  /** Undefined for flags. */
  readonly values: Completed | undefined
}
