import type {
  CacheChoice,
  CheckOptions,
  FixOptions,
  RunOptions,
  SuppressionOptions
} from '../../runner/options.js'
import {UsageError} from '../../runner/usage-error.js'
import {fileOptions} from './file-options.js'
import {
  type Arguments,
  type Option,
  type OptionGroup,
  type ReadableGroup,
  readableGroup
} from './option.js'
import {readCount} from './read-arguments.js'
import {reportOptions} from './report-options.js'

/** Whether findings are fixed, and how. */
const fixOptions: ReadableGroup<FixOptions> = readableGroup({
  title: 'Fixing',
  options: [
    {name: 'fix', help: 'Fix what has a safe fix'},
    {name: 'unsafe-fixes', help: 'Take fixes too that may change what an article means'},
    {name: 'fix-only', help: 'Fix, and do not report what is left'},
    {name: 'diff', help: 'Print what --fix would change, and change nothing'}
  ],
  read({flags}) {
    const only = flags.has('fix-only')
    const unsafe = flags.has('unsafe-fixes')
    if (flags.has('diff')) return {mode: 'diff', unsafe, reports: false}
    if (flags.has('fix') || only) return {mode: 'write', unsafe, reports: !only}
    if (!unsafe) return {mode: 'off', unsafe, reports: true}
    throw new UsageError(
      'Unexpected `--unsafe-fixes` alone, expected it beside `--fix`, `--fix-only` or `--diff`'
    )
  }
})

/** Which findings are suppressed. */
const suppressionOptions: ReadableGroup<SuppressionOptions> = readableGroup({
  title: 'Accepting findings',
  options: [
    {
      name: 'add-ignores',
      value: 'REASON',
      optional: true,
      help: 'Write a comment that silences each finding'
    },
    {name: 'no-inline-ignores', help: 'Do not look at comments that silence rules'},
    {
      name: 'baseline',
      value: 'FILE',
      help: 'Accept the findings that FILE lists (default: newsmark-baseline.json beside newsmark.yaml)'
    },
    {name: 'no-baseline', help: 'Accept no findings'}
  ],
  read({flags, values}) {
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
})

/** The folder of the cache. */
export const cacheLocationOption: Option<'cache-location'> = {
  name: 'cache-location',
  value: 'FOLDER',
  help: 'Where to cache it (default: the cache folder of your account)'
}

/** How the work is done. */
const runOptions: ReadableGroup<RunOptions> = readableGroup({
  title: 'Running',
  options: [
    {
      name: 'threads',
      short: 'j',
      value: 'N',
      help: 'Use N threads, or as many as pay with auto (default)'
    },
    {
      name: 'cache',
      help: 'Remember what was found in articles that have not changed (default where CI is set)'
    },
    {name: 'no-cache', help: 'Remember nothing'},
    cacheLocationOption,
    {name: 'watch', short: 'w', help: 'Check again whenever a file changes, until Ctrl-C'},
    {name: 'fail-fast', help: 'Stop after the first article with an error'}
  ],
  read(given, env) {
    const {flags} = given
    return {
      threads: readThreads(given),
      cache: readCache(given, env),
      watch: flags.has('watch'),
      failFast: flags.has('fail-fast')
    }
  }
})

function readThreads(given: Pick<Arguments<'threads'>, 'values'>): number | 'auto' {
  if (given.values.get('threads') === 'auto') return 'auto'
  const threads = readCount(given, 'threads') ?? 'auto'
  if (threads !== 0) return threads
  throw new UsageError(
    'Unexpected value `0` for `--threads`, expected `auto` or a number from 1 on'
  )
}

function readCache(
  given: Arguments<'cache' | 'no-cache' | 'cache-location'>,
  {CI}: NodeJS.ProcessEnv
): CacheChoice | undefined {
  const {flags} = given
  const choice = readCacheLocation(given)
  const isCi = !['', '0', 'false'].includes(CI ?? '')
  const isWanted = flags.has('cache') || choice !== 'default' || isCi
  return isWanted && !flags.has('no-cache') ? choice : undefined
}

/** Reads `--cache-location`. */
export function readCacheLocation({
  values
}: Pick<Arguments<'cache-location'>, 'values'>): CacheChoice {
  const folder = values.get('cache-location')
  return folder === undefined ? 'default' : {folder}
}

/** Every option of `newsmark check`. */
export const checkOptions: readonly OptionGroup[] = [
  fileOptions,
  fixOptions,
  suppressionOptions,
  reportOptions,
  runOptions
]

/** Reads all options of a check; throws a UsageError on values and combinations that make no sense. */
export function readCheckOptions(given: Arguments, env: NodeJS.ProcessEnv): CheckOptions {
  return {
    files: fileOptions.read(given, env),
    fixing: fixOptions.read(given, env),
    suppression: suppressionOptions.read(given, env),
    reporting: reportOptions.read(given, env),
    running: runOptions.read(given, env)
  }
}
