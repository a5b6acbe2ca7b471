import {mayBeTerminal, STANDARD_ERROR, STANDARD_INPUT} from '../node/standard-streams.js'
import type {Command} from './command.js'
import {plainExitCodesHelp} from './help/exit-codes-help.js'
import {initOptions} from './init/init-options.js'
import type {Arguments} from './read-arguments.js'
import {UsageError} from './usage-error.js'

/** `newsmark init [folder]` */
export const initCommand: Command = {
  name: 'init',
  summary: 'Start a project: its settings, a glossary and a first article',
  operands: '[folder]',
  completes: 'paths',
  details: `Asks on a terminal what the project is to be like, unless --yes is given; the options set what it offers.
Files that are there stay as they are, unless --force is given.
`,
  options: initOptions,
  notes: `Examples:
  newsmark init
  newsmark init corpus --yes --language de --preset strict

${plainExitCodesHelp}`,
  run: init
}

async function init(given: Arguments): Promise<number> {
  const [folder = '.', ...others] = given.operands
  if (others.length > 0)
    throw new UsageError(`Unexpected ${given.operands.length} folders, expected one`)
  const {readChoices} = await import('./init/choices.js')
  const {startProject} = await import('./init/start-project.js')
  const choices = readChoices(given)
  return startProject(folder, choices, {
    asks: !given.flags.has('yes') && isTerminal(),
    force: given.flags.has('force')
  })
}

/** Whether somebody is there to be asked. */
function isTerminal(): boolean {
  return (
    mayBeTerminal(STANDARD_INPUT) &&
    mayBeTerminal(STANDARD_ERROR) &&
    process.stdin.isTTY &&
    process.stderr.isTTY
  )
}
