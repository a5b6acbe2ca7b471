import {mayBeTerminal, STANDARD_ERROR, STANDARD_INPUT} from '../../node/standard-streams.js'
import {presets} from '../../project/presets.js'
import {UsageError} from '../../runner/usage-error.js'
import type {Arguments, OptionGroup} from '../options/option.js'
import {createContext} from '../run-context.js'
import {actExitCodes} from './act-command.js'
import type {Command} from './command.js'

/** The options of `newsmark init`. */
const initOptions: readonly OptionGroup[] = [
  {
    title: 'Options',
    options: [
      {
        name: 'yes',
        short: 'y',
        help: 'Ask nothing, also on a terminal, and let texts be changed that would be read as markup'
      },
      {name: 'dry-run', help: 'Say what would be written, and write nothing'},
      {
        name: 'diff',
        help: 'Print what would be written, as a patch, and write nothing; exits with 1 if something would'
      },
      {
        name: 'language',
        value: 'CODE',
        help: 'The language of the articles, written at the top of each text (default: of a first article en, else none)'
      },
      {
        name: 'include',
        value: 'GLOB',
        help: 'Which files are articles (default: the texts here, or else articles/**/*.news.txt)'
      },
      {name: 'glossary', value: 'FILE', help: 'Where the glossary stands (default: glossary.yaml)'},
      {
        name: 'codebook',
        value: 'FILE',
        help: 'Where the codebook stands, or none for the built-in one (default: codebook.yaml beside texts, else none)'
      },
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
  summary: 'Start a project of the texts in a folder, or with a first article',
  operands: '[folder]',
  completes: 'paths',
  details: `Takes the texts in the folder (*.txt) as articles, under their own names and as they are; of what would be
read as markup a backslash is written before the sign, once you agree. Beside them it makes newsmark.yaml, an
empty glossary and a codebook; in a folder without texts also a first article.
Markdown and HTML are left out: make plain text of them first.

Asks on a terminal what the project is to be like, unless --yes is given; the options set what it offers.
Files that are there stay as they are, unless --force is given. All is written, or nothing.
`,
  options: initOptions,
  notes: `Examples:
  newsmark init
  newsmark init --diff                       look first
  newsmark init corpus --yes --language de --preset strict

${actExitCodes}`,
  run: init
}

async function init(given: Arguments): Promise<number> {
  const [folder = '.', ...others] = given.operands
  if (others.length > 0)
    throw new UsageError(`Unexpected ${given.operands.length} folders, expected one`)
  const {flags} = given
  if (flags.has('diff') && flags.has('dry-run'))
    throw new UsageError('Unexpected `--dry-run` beside `--diff`, expected one of them')
  const mode = flags.has('diff') ? 'diff' : flags.has('dry-run') ? 'dry-run' : 'write'
  const {readChoices} = await import('../init/choices.js')
  const {startProject} = await import('../init/start-project.js')
  const agrees = flags.has('yes')
  const options = {
    asks: !agrees && mode === 'write' && isTerminal(),
    agrees,
    force: flags.has('force'),
    mode
  } as const
  return startProject(folder, readChoices(given), options, createContext())
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
