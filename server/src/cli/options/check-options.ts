import {expectName} from '../../base/near-names.js'
import {knownRules} from '../../rules/registry.js'
import {glossaryFolder} from '../../runner/cache/cache-folder.js'
import type {
  CacheChoice,
  CacheStrategy,
  CheckOptions,
  FileOptions,
  FixOptions,
  RuleChoice,
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
import {reportOptions} from './report-options.js'

/** Which rules run. */
const ruleOptions: ReadableGroup<RuleChoice> = readableGroup({
  title: 'Choosing rules',
  options: [
    {
      name: 'rule',
      value: 'ID',
      help: 'Run this rule alone, also one that is off; may be given several times'
    }
  ],
  read: given => ({only: readRuleIds(given, 'rule')})
})

/** The ids that an option names, each time it is given; throws a UsageError for one that no rule has. */
function readRuleIds(
  {ordered}: Pick<Arguments, 'ordered'>,
  option: 'rule' | 'fix-rule'
): readonly string[] {
  const ids = ordered.filter(({name}) => name === option).map(({value}) => value)
  for (const id of ids) {
    if (knownRules.has(id)) continue
    const {wanted} = expectName(id, knownRules, 'a rule that `newsmark rules` lists')
    throw new UsageError(`Unexpected value \`${id}\` for \`--${option}\`, expected ${wanted}`)
  }
  return ids
}

/** Whether findings are fixed, and how. */
const fixOptions: ReadableGroup<FixOptions> = readableGroup({
  title: 'Fixing',
  options: [
    {name: 'fix', help: 'Fix what has a safe fix'},
    {name: 'unsafe-fixes', help: 'Take fixes too that may change what an article means'},
    {name: 'fix-only', help: 'Fix, and do not report what is left'},
    {name: 'diff', help: 'Print what --fix would change, and change nothing'},
    {
      name: 'fix-rule',
      value: 'ID',
      help: 'Take only the fixes of this rule; may be given several times'
    }
  ],
  read(given) {
    const {flags} = given
    const rules = readRuleIds(given, 'fix-rule')
    const only = flags.has('fix-only')
    const unsafe = flags.has('unsafe-fixes')
    if (flags.has('diff')) return {mode: 'diff', unsafe, reports: false, rules}
    if (flags.has('fix') || only) return {mode: 'write', unsafe, reports: !only, rules}
    if (!unsafe && rules.length === 0) return {mode: 'off', unsafe, reports: true, rules}
    const option = unsafe ? '--unsafe-fixes' : '--fix-rule'
    throw new UsageError(
      `Unexpected \`${option}\` alone, expected it beside \`--fix\`, \`--fix-only\` or \`--diff\``
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
    {
      name: 'cache-strategy',
      value: 'HOW',
      choices: ['metadata', 'content'],
      help: 'Tell changed articles by their files first (metadata, default), or read all (content)'
    },
    {name: 'watch', short: 'w', help: 'Check again whenever a file changes, until Ctrl-C'},
    {name: 'fail-fast', help: 'Stop after the first article with an error'}
  ],
  read(given, env) {
    const {flags} = given
    return {
      threads: readThreads(given),
      cache: readCache(given, env),
      cacheStrategy: readCacheStrategy(given),
      watch: flags.has('watch'),
      failFast: flags.has('fail-fast')
    }
  }
})

function readThreads({values}: Pick<Arguments<'threads'>, 'values'>): number | 'auto' {
  const written = values.get('threads') ?? 'auto'
  if (written === 'auto') return 'auto'
  if (/^[0-9]{1,15}$/.test(written) && Number(written) > 0) return Number(written)
  throw new UsageError(
    `Unexpected value \`${written}\` for \`--threads\`, expected \`auto\` or a whole number from 1 on`
  )
}

function readCacheStrategy({values}: Pick<Arguments<'cache-strategy'>, 'values'>): CacheStrategy {
  const written = values.get('cache-strategy') ?? 'metadata'
  if (written === 'metadata' || written === 'content') return written
  throw new UsageError(
    `Unexpected value \`${written}\` for \`--cache-strategy\`, expected \`metadata\` or \`content\``
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

/** Large glossary files are compiled: in memory where nothing is to be kept. */
function readGlossaryCache(
  given: Arguments<'no-cache' | 'cache-location'>
): Pick<FileOptions, 'glossaryCache'> {
  if (given.flags.has('no-cache')) return {glossaryCache: 'memory'}
  return {glossaryCache: {folder: glossaryFolder(readCacheLocation(given), process.cwd())}}
}

/** Every option of `newsmark check`. */
export const checkOptions: readonly OptionGroup[] = [
  fileOptions,
  ruleOptions,
  fixOptions,
  suppressionOptions,
  reportOptions,
  runOptions
]

/** Reads all options of a check; throws a UsageError on values and combinations that make no sense. */
export function readCheckOptions(given: Arguments, env: NodeJS.ProcessEnv): CheckOptions {
  return {
    files: {...fileOptions.read(given, env), ...readGlossaryCache(given)},
    rules: ruleOptions.read(given, env),
    fixing: fixOptions.read(given, env),
    suppression: suppressionOptions.read(given, env),
    reporting: reportOptions.read(given, env),
    running: runOptions.read(given, env)
  }
}
