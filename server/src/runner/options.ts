import type {GlossaryPlace} from '../node/glossary-cache.js'
import type {Format} from '../reporting/formats.js'

/** All that the options of a run say, group by group as in the help. Plain data, which may travel between threads. */
export interface CheckOptions {
  readonly files: FileOptions
  readonly rules: RuleChoice
  readonly fixing: FixOptions
  readonly suppression: SuppressionOptions
  readonly reporting: ReportOptions
  readonly running: RunOptions
}

/** Which files are checked. */
export interface FileOptions {
  /** Paths, globs and folders as given; `-` is standard input. */
  readonly paths: readonly string[]
  /** A file that lists further paths; `-` is standard input. */
  readonly fileList: string | undefined
  readonly separator: '\n' | '\0'
  readonly staged: boolean
  /** A commit, branch or tag of git: only what differs from it is checked. */
  readonly since: string | undefined
  readonly stdinFilename: string | undefined
  readonly ignorePatterns: readonly string[]
  readonly forceExclude: boolean
  /** Whether `.gitignore` and `.newsmarkignore` count. */
  readonly ignoreFiles: boolean
  readonly unmatched: 'error' | 'fine'
  /** The project file of all articles; undefined for that of each. */
  readonly config: string | undefined
  /** Whether no project file counts. */
  readonly isolated: boolean
  /** Where large glossary files are compiled to; by default they are read as a whole. */
  readonly glossaryCache?: GlossaryPlace
  /** Bytes; a larger article is skipped. */
  readonly maxFileSize: number
  readonly shard: Shard | undefined
  /** Whether the articles are listed in place of being checked. */
  readonly show: boolean
  /** Whether the comparison of articles is left to `newsmark merge`. */
  readonly partial: boolean
}

/** One of several shards, counted from 1. */
export interface Shard {
  readonly index: number
  readonly count: number
}

/** Which rules run. */
export interface RuleChoice {
  /** Only these, by id, whatever the project says of them; empty for what the project says. */
  readonly only: readonly string[]
}

/** Whether findings are fixed, and how. */
export interface FixOptions {
  /** The rules whose fixes are taken, by id; empty for all. */
  readonly rules: readonly string[]
  /** `write` changes files, `diff` prints how they would change. */
  readonly mode: 'off' | 'write' | 'diff'
  /** Whether fixes are taken that may change what an article means. */
  readonly unsafe: boolean
  /** Whether the remaining findings are reported. */
  readonly reports: boolean
}

/** Which findings are suppressed. */
export interface SuppressionOptions {
  /** Whether directives in articles count. */
  readonly inline: boolean
  readonly baseline: BaselineChoice
  /** The reason to write into new directives that suppress each finding; undefined to write none. */
  readonly add: string | undefined
}

/** The file of a baseline; `default` is the one beside `newsmark.yaml`, if it is there. */
export type BaselineChoice = {readonly file: string} | 'default' | 'none'

/** Which reports are printed, and where. */
export interface ReportOptions {
  /** At least one; only one of them goes to standard output. */
  readonly outputs: readonly ReportOutput[]
  readonly quiet: boolean
  readonly maxWarnings: number | undefined
  readonly maxDiagnostics: number | undefined
  /** Whether findings leave the exit code at 0. */
  readonly exitZero: boolean
  /** Whether the time of each rule is measured and printed. */
  readonly stats: boolean
  readonly colour: 'auto' | 'always' | 'never'
  readonly progress: boolean
}

/** One report. */
export interface ReportOutput {
  readonly format: Format
  /** Undefined for standard output. */
  readonly file: string | undefined
}

/** How the work is done. */
export interface RunOptions {
  readonly threads: number | 'auto'
  /** Undefined to cache nothing. */
  readonly cache: CacheChoice | undefined
  /** With `metadata`, a file that does not look the same is compared by its content all the same. */
  readonly cacheStrategy: CacheStrategy
  readonly watch: boolean
  readonly failFast: boolean
}

/** How the cache tells that an article is the same: by the times, size and number of its file, or by its content. */
export type CacheStrategy = 'metadata' | 'content'

/** The folder of the cache; `default` is that of the account. */
export type CacheChoice = {readonly folder: string} | 'default'
