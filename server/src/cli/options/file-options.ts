import type {FileOptions, Shard} from '../../runner/options.js'
import {UsageError} from '../../runner/usage-error.js'
import {type ReadableGroup, readableGroup} from './option.js'

/** Which files are checked. */
export const fileOptions: ReadableGroup<FileOptions> = readableGroup({
  title: 'Choosing what to check',
  options: [
    {
      name: 'file-list',
      value: 'FILE',
      help: 'Also check the paths that FILE lists, one a line; - for standard input'
    },
    {name: 'null', short: '0', help: 'File lists, given and printed, separate their paths by NUL'},
    {name: 'staged', help: 'Check what is staged in git, as it is staged'},
    {
      name: 'since',
      value: 'REF',
      help: 'Check what differs from a commit, a branch or a tag of git'
    },
    {
      name: 'stdin-filename',
      value: 'PATH',
      help: 'Check standard input as if it stood in this file'
    },
    {
      name: 'ignore-pattern',
      value: 'GLOB',
      help: 'Leave out further files; may be given several times'
    },
    {
      name: 'force-exclude',
      help: 'Leave out excluded and ignored files even where they are named'
    },
    {name: 'no-ignore', help: 'Do not look at .gitignore and .newsmarkignore'},
    {
      name: 'no-error-on-unmatched-pattern',
      help: 'A path or glob without any article is no mistake'
    },
    {
      name: 'show-files',
      help: 'List the articles that would be checked, and check none; with --null separated by NUL'
    },
    {
      name: 'config',
      short: 'c',
      value: 'FILE',
      help: 'Take FILE for the newsmark.yaml of all articles, which have to lie in or below its folder'
    },
    {
      name: 'isolated',
      help: 'Look at no newsmark.yaml, codebook, glossary and baseline'
    },
    {
      name: 'max-file-size',
      value: 'SIZE',
      help: 'Leave out larger articles, and say so; as 500k or 10M (default: 50M)'
    },
    {
      name: 'shard',
      value: 'I/N',
      help: 'Check the I-th of N parts, for `newsmark merge` to put together'
    },
    {
      name: 'partial',
      help: 'Check the given files as a part, for `newsmark merge` to put together'
    }
  ],
  read({operands, flags, values, ordered}) {
    const shard = readShard(values.get('shard'))
    const config = values.get('config')
    const isolated = flags.has('isolated')
    if (isolated && config !== undefined)
      throw new UsageError('Unexpected `--config` beside `--isolated`, expected one of them')
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
      config,
      isolated,
      maxFileSize: readSize(values.get('max-file-size') ?? '50M'),
      show: flags.has('show-files'),
      shard,
      partial: shard !== undefined || flags.has('partial')
    }
  }
})

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
    `Unexpected value \`${written}\` for \`--max-file-size\`, expected a whole number of bytes, as 500k or 10M`
  )
}

const UNITS: Readonly<Record<string, number>> = {k: 1024, m: 1024 ** 2, g: 1024 ** 3}
