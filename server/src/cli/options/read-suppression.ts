import {UsageError} from '../../runner/files/usage-error.js'
import type {Arguments} from './read-arguments.js'

/** Which findings are accepted. */
export interface SuppressionSettings {
  /** Whether comments in articles silence rules. */
  readonly inline: boolean
  /** A file of accepted findings; `default` is the one beside `newsmark.yaml`, if it is there. */
  readonly baseline: BaselineChoice
  /** The reason to write into new comments that silence what is found; undefined to write none. */
  readonly add: string | undefined
}

/** Where accepted findings are listed. */
export type BaselineChoice = {readonly file: string} | 'default' | 'none'

/** Reads `--add-ignores`, `--no-inline-ignores`, `--baseline` and `--no-baseline`. */
export function readSuppression({flags, values}: Arguments): SuppressionSettings {
  const file = values.get('baseline')
  const none = flags.has('no-baseline')
  if (none && file !== undefined)
    throw new UsageError('Unexpected `--baseline` beside `--no-baseline`, expected one of them')
  return {
    inline: !flags.has('no-inline-ignores'),
    baseline: none ? 'none' : file === undefined ? 'default' : {file},
    add: values.get('add-ignores')
  }
}
