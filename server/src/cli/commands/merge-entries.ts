import type {Arguments} from '../options/option.js'
import {actExitCodes, actOptions, readWords, runActCommand} from './act-command.js'
import type {Command} from './command.js'

/** The text of `newsmark merge-entries --help` before the options. */
const mergeDetails: string = `For two entries that mean the same: INTO gets the names of FROM that it does not bear, and the
fields that it lacks. All that refers to FROM, in the glossary and in articles, refers to INTO, and
FROM is gone. Comments above it stay. Both have to be of the same kind.

The project is that of the paths; of this folder, if you name none.
`

/** The text behind them. */
const mergeNotes: string = `Examples:
  newsmark merge-entries --diff uno un          look first
  newsmark merge-entries uno un                 uno is un from now on

${actExitCodes}`

/** `newsmark merge-entries FROM INTO [paths…]` */
export const mergeEntriesCommand: Command = {
  name: 'merge-entries',
  summary: 'Merge two entries of the glossary, with all that names them',
  operands: 'FROM INTO [paths…]',
  completes: 'paths',
  details: mergeDetails,
  options: actOptions,
  notes: mergeNotes,
  run: mergeTwo
}

async function mergeTwo(given: Arguments): Promise<number> {
  const {words, paths} = readWords(given, ['FROM', 'INTO'])
  const [from = '', into = ''] = words.map(word => word.normalize('NFC'))
  const {mergeEntries} = await import('../../annotate/glossary/merge-entries.js')
  return runActCommand(given, paths, {
    act: view =>
      mergeEntries.apply({view, entry: undefined, article: undefined}, {entry: from, into}),
    concerns: ({glossary}) => glossary.entries.has(from),
    otherwise: `The glossary has no entry \`${from}\`: choose another`,
    articles: 'all',
    coders: 'all',
    mayDoNothing: false
  })
}
