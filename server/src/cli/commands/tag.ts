import type {Arguments} from '../options/option.js'
import {actExitCodes, actOptions, readWords, runActCommand} from './act-command.js'
import type {Command} from './command.js'

/** The text of `newsmark tag --help` before the options. */
const tagDetails: string = `Tags every name in the articles that surely means the entry, as its names are in the glossary, and
has no tag yet. The last name of a person who is named in full gets a suggestion (status=suggested).
What \`newsmark check --rule untagged-mention\` is not sure of is left alone, and so is the text.

A folder means all articles in and below it; without paths, this one.
Where several coders have articles, paths say whose are meant.
`

/** The text behind them. */
const tagNotes: string = `Examples:
  newsmark tag --diff un articles               look first
  newsmark tag un articles/2016                 tag the United Nations in the articles of a year

${actExitCodes}`

/** `newsmark tag ENTRY [paths…]` */
export const tagCommand: Command = {
  name: 'tag',
  summary: 'Tag every mention of an entry in articles',
  operands: 'ENTRY [paths…]',
  completes: 'paths',
  details: tagDetails,
  options: actOptions,
  notes: tagNotes,
  run: tagMentions
}

async function tagMentions(given: Arguments): Promise<number> {
  const {words, paths} = readWords(given, ['ENTRY'])
  const entry = (words[0] ?? '').normalize('NFC')
  const {doInCorpus} = await import('../../annotate/corpus/wide-acts.js')
  const {tagEntry} = await import('../../annotate/article/tag-entry.js')
  return runActCommand(given, paths, {
    act: view => doInCorpus(view, tagEntry, {entry}, {folder: '', most: undefined}),
    concerns: ({glossary}) => glossary.entries.has(entry),
    otherwise: `The glossary has no entry \`${entry}\`: choose another`,
    articles: 'named',
    coders: given.operands.length > 1 ? 'all' : 'one',
    mayDoNothing: true
  })
}
