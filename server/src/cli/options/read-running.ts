import {UsageError} from '../../runner/files/usage-error.js'
import {type Arguments, readCount} from './read-arguments.js'

/** How the work is done. */
export interface RunSettings {
  readonly threads: number | 'auto'
  /** Undefined to remember nothing. */
  readonly cache: CacheChoice | undefined
  readonly watch: boolean
  readonly failFast: boolean
}

/** Where results are remembered; `default` is the cache folder of the account. */
export type CacheChoice = {readonly folder: string} | 'default'

/** Reads the options on running; throws a UsageError where they make no sense. */
export function readRunning(given: Arguments, env: NodeJS.ProcessEnv): RunSettings {
  const {flags} = given
  return {
    threads: readThreads(given),
    cache: readCache(given, env),
    watch: flags.has('watch'),
    failFast: flags.has('fail-fast')
  }
}

function readThreads(given: Arguments): number | 'auto' {
  if (given.values.get('threads') === 'auto') return 'auto'
  const threads = readCount(given, 'threads') ?? 'auto'
  if (threads !== 0) return threads
  throw new UsageError(
    'Unexpected value `0` for `--threads`, expected `auto` or a number from 1 on'
  )
}

function readCache({flags, values}: Arguments, {CI}: NodeJS.ProcessEnv): CacheChoice | undefined {
  const folder = values.get('cache-location')
  const isWanted =
    flags.has('cache') || folder !== undefined || !['', '0', 'false'].includes(CI ?? '')
  if (flags.has('no-cache') || !isWanted) return undefined
  return folder === undefined ? 'default' : {folder}
}
