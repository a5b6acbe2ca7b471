import {type Colours, noColours} from '../../reporting/colours.js'
import {UsageError} from '../../runner/usage-error.js'
import {exitCodesHelp} from '../help/exit-codes-help.js'
import {fileOptions} from '../options/file-options.js'
import type {Arguments} from '../options/option.js'
import {colourOptions, readColour} from '../options/report-options.js'
import {createContext} from '../run-context.js'
import {wantsColour} from '../terminal.js'
import type {Command} from './command.js'

/** The text of `newsmark seal --help` before the options. */
const sealDetails: string = `Writes two fields into the front matter: text-sha256, the SHA-256 of the text that a reader
reads, and text-paragraphs, a short hash of each of its paragraphs. From then on the rule
base-text-changed reports any change of the text, at the paragraphs that were changed;
tags, attributes, comments and other fields may change as they like.

A folder means all articles in and below it; a file is sealed whatever newsmark.yaml includes.
What is sealed rightly is left alone, and so is all else in a file: comments, order, line ends.
An article with malformed tags or front matter is not sealed: fixing it would change its text.
`

/** The text behind them. */
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
        ...colourOptions
      ]
    }
  ],
  notes: sealNotes,
  run: seal
}

/** The runner's half is loaded when it is used, as in most runs of the command line it is not. */
async function seal(given: Arguments): Promise<number> {
  const {operands, flags} = given
  if (operands.length === 0) throw new UsageError('No path is given: name one or more')
  if (operands.includes('-'))
    throw new UsageError('Unexpected `-`, expected paths, as a seal is written into the file')
  const {resolveOperands} = await import('../../runner/files/resolve-files.js')
  const {runSeal} = await import('../../runner/seal/run-seal.js')
  const colours = await loadColours(given)
  const diffs = flags.has('diff')
  const context = createContext()
  const files = resolveOperands(fileOptions.read(given, process.env), context.cwd)
  return runSeal(files, {writes: !diffs && !flags.has('check'), diffs, colours}, context)
}

async function loadColours(given: Arguments): Promise<Colours> {
  if (!wantsColour(readColour(given), process.env)) return noColours
  const {default: picocolors} = await import('picocolors')
  return picocolors.createColors(true)
}
