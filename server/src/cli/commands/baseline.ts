import {UsageError} from '../../runner/usage-error.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import {checkOptions, readCheckOptions} from '../options/check-options.js'
import type {Arguments, OptionGroup} from '../options/option.js'
import {readWord} from '../options/read-arguments.js'
import {createContext} from '../run-context.js'
import type {Command} from './command.js'

/** The text of `newsmark baseline --help` before the options. */
const baselineDetails: string = `Actions:
  create   Accept all that is found, and list it in newsmark-baseline.json beside
           newsmark.yaml
  update   Accept what is new too, and drop what is not found any more
  prune    Only drop what is not found any more
  merge    Merge two versions of a baseline into the second of three files: the common
           one, ours and theirs, as git hands them to a merge driver (%O %A %B)
  update and prune look at the articles of the given paths, and leave what is listed
  of others as it is, unless they are gone.
`

/** The text behind them. */
const baselineNotes: string = `Examples:
  newsmark baseline create            accept everything in this project
  newsmark baseline prune             drop what has been fixed since
  newsmark check --no-baseline        show what is accepted

${plainExitCodesHelp}`

/** The ways to change a baseline. */
const actions = ['create', 'update', 'prune', 'merge'] as const

/** `newsmark baseline create|update|prune|merge [paths…]` */
export const baselineCommand: Command = {
  name: 'baseline',
  summary: 'Accept what is found today, so that only what is new is reported',
  operands: `${actions.join('|')} [paths…]`,
  completes: actions,
  details: baselineDetails,
  options: optionsOf(checkOptions),
  notes: baselineNotes,
  run: baseline
}

/** The options of `newsmark check` that count here too, and those of this command. */
function optionsOf(groups: readonly OptionGroup[]): readonly OptionGroup[] {
  const known = new Map(groups.flatMap(({options}) => options).map(option => [option.name, option]))
  const take = (...names: readonly string[]): OptionGroup['options'] =>
    names.flatMap(name => known.get(name) ?? [])
  return [
    {
      title: 'Choosing what to check',
      options: take(
        ...['file-list', 'null', 'since', 'ignore-pattern', 'force-exclude', 'no-ignore'],
        ...['no-error-on-unmatched-pattern', 'max-file-size']
      )
    },
    {
      title: 'Writing',
      options: [
        {name: 'baseline', value: 'FILE', help: 'Write this file instead'},
        {name: 'force', help: 'Write anew a baseline that is there'},
        ...take('no-inline-ignores')
      ]
    },
    {
      title: 'Running',
      options: take('threads', 'cache', 'no-cache', 'cache-location', 'no-progress')
    }
  ]
}

/** The runner's half is loaded when it is used, as in most runs of the command line it is not. */
async function baseline(given: Arguments): Promise<number> {
  const [first, ...paths] = given.operands
  const action = readWord(first === undefined ? [] : [first], 'action', actions)
  if (action === 'merge') {
    const {mergeBaselineFiles} = await import('../../runner/baseline/merge-files.js')
    return mergeBaselineFiles(paths, createContext())
  }
  if (paths.includes('-'))
    throw new UsageError('Unexpected `-`, expected paths, as a baseline lists what is in files')
  const force = given.flags.has('force')
  if (force && action !== 'create')
    throw new UsageError('Unexpected `--force`, expected it only with `create`')
  const {runBaseline} = await import('../../runner/baseline/run-baseline.js')
  const options = readCheckOptions({...given, operands: paths}, process.env)
  return runBaseline({action, force}, options, createContext())
}
