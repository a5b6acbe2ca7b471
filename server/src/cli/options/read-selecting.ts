import {UsageError} from '../../runner/files/usage-error.js'
import type {Arguments} from './read-arguments.js'

/** What is checked. */
export interface FileSettings {
  /** Paths, globs and folders as given; `-` is standard input. */
  readonly paths: readonly string[]
  /** A file that lists further paths; `-` is standard input. */
  readonly fileList: string | undefined
  readonly separator: '\n' | '\0'
  readonly staged: boolean
  readonly since: string | undefined
  readonly stdinFilename: string | undefined
  readonly ignorePatterns: readonly string[]
  readonly forceExclude: boolean
  /** Whether `.gitignore` and `.newsmarkignore` count. */
  readonly ignoreFiles: boolean
  readonly unmatched: 'error' | 'fine'
  /** Bytes. */
  readonly maxFileSize: number
  readonly shard: Shard | undefined
  /** Whether what compares articles is left to `newsmark merge`. */
  readonly partial: boolean
}

/** One of several parts, counted from 1. */
export interface Shard {
  readonly index: number
  readonly count: number
}

/** Reads the options that choose what is checked; throws a UsageError where they make no sense. */
export function readFiles({operands, flags, values, ordered}: Arguments): FileSettings {
  const shard = readShard(values.get('shard'))
  return {
    paths: operands,
    fileList: values.get('file-list'),
    separator: flags.has('null') ? '\0' : '\n',
    staged: flags.has('staged'),
    since: values.get('since'),
    stdinFilename: values.get('stdin-filename'),
    ignorePatterns: ordered.filter(({name}) => name === 'ignore-pattern').map(({value}) => value),
    forceExclude: flags.has('force-exclude'),
    ignoreFiles: !flags.has('no-ignore'),
    unmatched: flags.has('no-error-on-unmatched-pattern') ? 'fine' : 'error',
    maxFileSize: readSize(values.get('max-file-size') ?? DEFAULT_SIZE),
    shard,
    partial: shard !== undefined || flags.has('partial')
  }
}

const DEFAULT_SIZE = '50M'

function readShard(written: string | undefined): Shard | undefined {
  if (written === undefined) return undefined
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(written)?.map(Number) ?? []
  if (index && count && index <= count) return {index, count}
  throw new UsageError(
    `Unexpected value \`${written}\` for \`--shard\`, expected \`I/N\` with I from 1 to N, as 1/4`
  )
}

function readSize(written: string): number {
  const [, number, unit = ''] = /^(\d{1,9})([kMG]?)B?$/i.exec(written) ?? []
  if (number !== undefined) return Number(number) * (UNITS[unit.toLowerCase()] ?? 1)
  throw new UsageError(
    `Unexpected value \`${written}\` for \`--max-file-size\`, expected a number of bytes, as 500k or 10M`
  )
}

const UNITS: Readonly<Record<string, number>> = {k: 1024, m: 1024 ** 2, g: 1024 ** 3}
