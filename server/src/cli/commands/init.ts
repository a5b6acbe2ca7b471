import {mayBeTerminal, STANDARD_ERROR, STANDARD_INPUT} from '../../node/standard-streams.js'
import {presets} from '../../project/presets.js'
import {UsageError} from '../../runner/usage-error.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import type {Arguments, OptionGroup} from '../options/option.js'
import type {Command} from './command.js'

/** The options of `newsmark init`. */
const initOptions: readonly OptionGroup[] = [
  {
    title: 'Options',
    options: [
      {name: 'yes', short: 'y', help: 'Ask nothing, also on a terminal'},
      {name: 'language', value: 'CODE', help: 'The language of the articles (default: en)'},
      {
        name: 'include',
        value: 'GLOB',
        help: 'Which files are articles (default: articles/**/*.news.txt)'
      },
      {name: 'glossary', value: 'FILE', help: 'Where the glossary stands (default: glossary.yaml)'},
      {
        name: 'preset',
        value: 'PRESET',
        choices: presets,
        help: 'How strict the rules are: recommended (default) or strict'
      },
      {
        name: 'editor',
        value: 'EDITOR',
        choices: ['vscode', 'none'],
        help: 'Which editor to recommend the extension to: vscode (default) or none'
      },
      {name: 'ignore-file', help: 'Also write a .newsmarkignore'},
      {name: 'force', help: 'Write over files that are there'}
    ]
  }
]

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
  const {readChoices} = await import('../init/choices.js')
  const {startProject} = await import('../init/start-project.js')
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
