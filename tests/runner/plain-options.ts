import type {CheckOptions} from '../../server/src/runner/options.js'

/** The options of a run that asks for nothing in particular. */
export const plainOptions: CheckOptions = {
  files: {
    paths: [],
    fileList: undefined,
    separator: '\n',
    staged: false,
    since: undefined,
    stdinFilename: undefined,
    ignorePatterns: [],
    forceExclude: false,
    ignoreFiles: true,
    unmatched: 'error',
    config: undefined,
    isolated: false,
    maxFileSize: 50 * 1024 ** 2,
    shard: undefined,
    show: false,
    partial: false
  },
  rules: {only: []},
  fixing: {mode: 'off', unsafe: false, reports: true, rules: []},
  suppression: {inline: true, baseline: 'default', add: undefined},
  reporting: {
    outputs: [{format: 'stylish', file: undefined}],
    quiet: false,
    maxWarnings: undefined,
    maxDiagnostics: undefined,
    exitZero: false,
    stats: false,
    colour: 'never',
    progress: false
  },
  running: {threads: 1, cache: undefined, cacheStrategy: 'metadata', watch: false, failFast: false}
}
