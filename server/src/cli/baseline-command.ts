import type {Command} from './command.js'
import {baselineDetails, baselineNotes} from './help/baseline-help.js'
import {checkOptions} from './options/check-options.js'
import type {OptionGroup} from './options/option.js'
import type {Arguments} from './read-arguments.js'
import {UsageError} from './usage-error.js'

/** What can be done with a baseline. */
const actions = ['create', 'update', 'prune'] as const

/** `newsmark baseline create|update|prune [paths…]` */
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

/** Those of the options of `newsmark check` that say what is looked at. */
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

/** What it takes is loaded when it is used: most runs of the command line are not. */
async function baseline(given: Arguments): Promise<number> {
  const [first, ...paths] = given.operands
  const action = actions.find(name => name === first)
  if (!action)
    throw new UsageError(
      `Unexpected ${first === undefined ? 'lack of an action' : `\`${first}\``}, expected one of ${actions.join(', ')}`
    )
  if (paths.includes('-'))
    throw new UsageError('Unexpected `-`, expected paths, as a baseline lists what is in files')
  if (given.flags.has('force') && action !== 'create')
    throw new UsageError('Unexpected `--force`, expected it only with `create`')
  const {runBaseline} = await import('./accept/run-baseline.js')
  return runBaseline(action, {...given, operands: paths})
}
