import {UsageError} from '../../runner/usage-error.js'
import {fileOptions} from '../options/file-options.js'
import type {Arguments} from '../options/option.js'
import {readChoice} from '../options/read-arguments.js'
import {createContext} from '../run-context.js'
import type {Command} from './command.js'

const FORMATS = ['text', 'json', 'markdown'] as const

/** The text of `newsmark diff --help` before the options. */
const diffDetails: string = `Compares two versions tag by tag. A version is
  articles/truce.news.txt   a file
  coders/anna               a folder; articles are compared by their paths in it
  main, v1.2, HEAD~3        a branch, a tag or a commit: its articles below this folder
  main:truce.news.txt       one file of it

A alone, a commit, is compared with the files as they are now; A..B is A beside B. How lines are
wrapped, the order of attributes and of several values, quoting and escapes are no difference.
`

/** The text behind them. */
const diffNotes: string = `A line for each tag that differs:
  + 12:5 actor “the envoy” · ref de-mistura         it came, at this line and column
  - 12:5 actor “the envoy” · ref de-mistura         it went
  ~ 14:1 claim #c7 “…” · stance support → oppose    it says something else now

Examples:
  newsmark diff main                           what this branch changes, and what is not committed
  newsmark diff coders/anna coders/ben         two coders
  newsmark diff --format markdown v1..v2       for a pull request or release notes
  newsmark diff --stat HEAD~10..               counts, an article a line

Exit codes:
  0    no difference, or one without --exit-code
  1    there are differences, with --exit-code
  2    wrong use, something that cannot be read, or an internal error
  130  stopped by Ctrl-C; what was compared until then is printed
`

/** `newsmark diff A B` */
export const diffCommand: Command = {
  name: 'diff',
  summary: 'Compare two versions of articles, tag by tag',
  operands: 'A [B]',
  completes: 'paths',
  details: diffDetails,
  options: [
    {
      title: 'Options',
      options: [
        {
          name: 'format',
          value: 'FORMAT',
          choices: [...FORMATS],
          help: 'text (default); json: one list; markdown: for a pull request'
        },
        {name: 'stat', help: 'Only count, an article a line'},
        {name: 'exit-code', help: 'Exit with 1 if there are differences, as git diff does'}
      ]
    }
  ],
  notes: diffNotes,
  run: diff
}

async function diff(given: Arguments): Promise<number> {
  const {operands, flags} = given
  const chosen = readChoice(given, 'format', FORMATS)
  if (operands.length === 0) throw new UsageError('No version is given: name two, or one commit')
  if (flags.has('stat') && chosen === 'json')
    throw new UsageError('Unexpected `--stat` beside `--format json`, expected one of them')
  const {runDiff} = await import('../../runner/compare/run-diff.js')
  const format = flags.has('stat') ? 'stat' : chosen
  const files = fileOptions.read(given, process.env)
  return runDiff(operands, files, {format, exitCode: flags.has('exit-code')}, createContext())
}
