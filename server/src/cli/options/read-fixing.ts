import {UsageError} from '../../runner/files/usage-error.js'
import type {Arguments} from './read-arguments.js'

/** Whether findings are mended, and how. */
export interface FixSettings {
  /** `write` changes files, `diff` prints what it would change. */
  readonly mode: 'off' | 'write' | 'diff'
  /** Whether fixes are taken that may change what an article means. */
  readonly unsafe: boolean
  /** Whether what is left is reported. */
  readonly reports: boolean
}

/** Reads `--fix`, `--unsafe-fixes`, `--fix-only` and `--diff`; throws a UsageError where they make no sense. */
export function readFixing({flags}: Arguments): FixSettings {
  const only = flags.has('fix-only')
  const unsafe = flags.has('unsafe-fixes')
  if (flags.has('diff')) return {mode: 'diff', unsafe, reports: false}
  if (flags.has('fix') || only) return {mode: 'write', unsafe, reports: !only}
  if (unsafe)
    throw new UsageError(
      'Unexpected `--unsafe-fixes` alone, expected it beside `--fix`, `--fix-only` or `--diff`'
    )
  return {mode: 'off', unsafe: false, reports: true}
}
