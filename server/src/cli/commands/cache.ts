import {STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import {exitCode} from '../../runner/exit-code.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import {notify} from '../notify.js'
import {cacheLocationOption, readCacheLocation} from '../options/check-options.js'
import type {Arguments} from '../options/option.js'
import {readWord} from '../options/read-arguments.js'
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
  const action = readWord(given.operands, 'action', actions)
  const choice = readCacheLocation(given)
  const {cacheFolder, ownFolders} = await import('../../runner/cache/cache-folder.js')
  if (action === 'dir') writeOutput(STANDARD_OUTPUT, [`${cacheFolder(choice, process.cwd())}\n`])
  else await clean(ownFolders(choice, process.cwd()))
  return exitCode.ok
}

/** Removes the folders that are ours in the one that is named, as that may be any folder. */
async function clean(folders: readonly string[]): Promise<void> {
  const {removeFolder} = await import('../../node/cache-files.js')
  const removed = folders.filter(removeFolder)
  for (const folder of removed) notify(`Removed ${folder}`)
  if (removed.length === 0) notify(`Nothing to remove in ${folders[0]}`)
}
