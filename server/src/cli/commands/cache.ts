import {STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import {UsageError} from '../../runner/files/usage-error.js'
import {exitCode} from '../../runner/run/exit-code.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import {notify} from '../notify.js'
import {cacheLocationOption} from '../options/check-options.js'
import type {Arguments} from '../options/read-arguments.js'
import type {CacheChoice} from '../options/read-running.js'
import type {Command} from './command.js'

const actions = ['dir', 'clean'] as const

/** `newsmark cache dir` and `newsmark cache clean` */
export const cacheCommand: Command = {
  name: 'cache',
  summary: 'Show or empty the folder in which `check --cache` remembers what it found',
  operands: 'dir|clean',
  completes: actions,
  details: `Actions:
  dir    print the folder
  clean  remove all that is remembered in it, of all projects
`,
  options: [{title: 'Options', options: [cacheLocationOption]}],
  notes: plainExitCodesHelp,
  run
}

async function run({operands, values}: Arguments): Promise<number> {
  const action = actions.find(name => operands.length === 1 && name === operands[0])
  if (!action) throw new UsageError(`Unexpected action, expected one of ${actions.join(', ')}`)
  const folder = values.get('cache-location')
  const choice: CacheChoice = folder === undefined ? 'default' : {folder}
  const {cacheFolder, findingsFolder} = await import('../../runner/cache/cache.js')
  if (action === 'dir') writeOutput(STANDARD_OUTPUT, [`${cacheFolder(choice)}\n`])
  else await clean(findingsFolder(choice))
  return exitCode.ok
}

/** What we did not make ourselves stays, as any folder may be named. */
async function clean(folder: string): Promise<void> {
  const {removeFolder} = await import('../../node/cache-files.js')
  notify(removeFolder(folder) ? `Removed ${folder}` : `Nothing to remove in ${folder}`)
}
