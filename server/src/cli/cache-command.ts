import {STANDARD_OUTPUT, writeOutput} from '../node/standard-streams.js'
import type {Command} from './command.js'
import {exitCode} from './exit-code.js'
import {plainExitCodesHelp} from './help/exit-codes-help.js'
import {cacheLocationOption} from './options/check-options.js'
import type {Arguments} from './read-arguments.js'
import {tell} from './report-failures.js'
import type {CacheChoice} from './settings/read-running.js'
import {UsageError} from './usage-error.js'

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
  if (!action)
    throw new UsageError(`Unexpected command line, expected one action of ${actions.join(', ')}`)
  const folder = values.get('cache-location')
  const choice: CacheChoice = folder === undefined ? 'default' : {folder}
  const {cacheFolder, findingsFolder} = await import('./remember/memory.js')
  if (action === 'dir') writeOutput(STANDARD_OUTPUT, [`${cacheFolder(choice)}\n`])
  else await clean(findingsFolder(choice))
  return exitCode.ok
}

/** What we did not make ourselves stays, as any folder may be named. */
async function clean(folder: string): Promise<void> {
  const {removeFolder} = await import('../node/cache-files.js')
  tell(removeFolder(folder) ? `Removed ${folder}` : `Nothing to remove in ${folder}`)
}
