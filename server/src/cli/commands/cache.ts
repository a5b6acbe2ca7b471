import {STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import {exitCode} from '../../runner/exit-code.js'
import {UsageError} from '../../runner/usage-error.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import {notify} from '../notify.js'
import {cacheLocationOption, readCacheLocation} from '../options/check-options.js'
import type {Arguments} from '../options/option.js'
import type {Command} from './command.js'

const actions = ['dir', 'clean'] as const

/** `newsmark cache dir` and `newsmark cache clean` */
export const cacheCommand: Command = {
  name: 'cache',
  summary: 'Show or empty the folder in which `check --cache` keeps what it found',
  operands: 'dir|clean',
  completes: actions,
  details: `Actions:
  dir    print the folder
  clean  remove all cache entries in it, of all projects
`,
  options: [{title: 'Options', options: [cacheLocationOption]}],
  notes: plainExitCodesHelp,
  run
}

async function run(given: Arguments): Promise<number> {
  const {operands} = given
  const action = actions.find(name => operands.length === 1 && name === operands[0])
  if (!action)
    throw new UsageError(`Unexpected command line, expected one action of ${actions.join(', ')}`)
  const choice = readCacheLocation(given)
  const {cacheFolder, findingsFolder} = await import('../../runner/cache/cache.js')
  if (action === 'dir') writeOutput(STANDARD_OUTPUT, [`${cacheFolder(choice, process.cwd())}\n`])
  else await clean(findingsFolder(choice, process.cwd()))
  return exitCode.ok
}

/** Removes the folder that is ours in the one that is named, as that may be any folder. */
async function clean(folder: string): Promise<void> {
  const {removeFolder} = await import('../../node/cache-files.js')
  notify(removeFolder(folder) ? `Removed ${folder}` : `Nothing to remove in ${folder}`)
}
