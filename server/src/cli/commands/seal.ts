import {type Colours, noColours} from '../../reporting/colours.js'
import {UsageError} from '../../runner/files/usage-error.js'
import {createProgress} from '../../runner/run/progress.js'
import {exitCodesHelp} from '../help/exit-codes-help.js'
import type {Arguments} from '../options/read-arguments.js'
import {readColour} from '../options/read-reporting.js'
import {wantsColour} from '../terminal.js'
import type {Command} from './command.js'

/** What `newsmark seal --help` says before the options. */
const sealDetails: string = `Writes two fields into the front matter: text-sha256, the SHA-256 of the text that a reader
reads, and text-paragraphs, a short hash of each of its paragraphs. From then on the rule
base-text-changed reports any change of the text, at the paragraphs that were changed;
tags, attributes, comments and other fields may change as they like.

A folder means all articles in and below it; a file is sealed whatever newsmark.yaml includes.
What is sealed rightly is left alone, and so is all else in a file: comments, order, line ends.
An article with malformed tags or front matter is not sealed: mending it would change its text.
`

/** What it says behind them. */
const sealNotes: string = `Examples:
  newsmark seal articles                     after new articles were added
  newsmark seal --check articles             in CI: every article is sealed, and as it was
  newsmark seal --diff articles              what was changed, where git has the sealed text

${exitCodesHelp
  .replace('nothing to object to', 'all articles are sealed')
  .replace(/ {2}1 .*\n/, '  1    a seal is missing or wrong, or an article cannot be sealed\n')}`

/** `newsmark seal paths…` */
export const sealCommand: Command = {
  name: 'seal',
  summary: 'Seal the text of articles, so that any later change of it is found',
  operands: 'paths…',
  completes: 'paths',
  details: sealDetails,
  options: [
    {
      title: 'Options',
      options: [
        {name: 'check', help: 'Change nothing, and exit with 1 if a seal is missing or wrong'},
        {
          name: 'diff',
          help: 'The same, and print what was changed since the text was sealed, word by word'
        },
        {
          name: 'color',
          value: 'WHEN',
          optional: true,
          choices: ['auto', 'always', 'never'],
          help: 'Colour the output, whatever NO_COLOR and FORCE_COLOR say'
        },
        {name: 'no-color', help: 'The same as --color=never'}
      ]
    }
  ],
  notes: sealNotes,
  run: seal
}

/** What it takes is loaded when it is used: most runs of the command line are not. */
async function seal(given: Arguments): Promise<number> {
  const {operands, flags} = given
  if (operands.length === 0)
    throw new UsageError('Unexpected command line without a path, expected one or more')
  if (operands.includes('-'))
    throw new UsageError('Unexpected `-`, expected paths: a seal is written into the file')
  const {resolveSealFiles} = await import('../../runner/seal/run-seal.js')
  const {runSeal} = await import('../../runner/seal/run-seal.js')
  const colours = await loadColours(given)
  const diffs = flags.has('diff')
  const plan = resolveSealFiles(given)
  const progress = createProgress(plan.jobs.reduce((sum, {articles}) => sum + articles.length, 0))
  return runSeal(plan, {writes: !diffs && !flags.has('check'), diffs, colours}, progress)
}

async function loadColours(given: Arguments): Promise<Colours> {
  if (!wantsColour(readColour(given), process.env)) return noColours
  const {default: picocolors} = await import('picocolors')
  return picocolors.createColors(true)
}
