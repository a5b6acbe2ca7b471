import {fileOptions} from '../options/file-options.js'
import type {Arguments} from '../options/option.js'
import {createContext} from '../run-context.js'
import type {Command} from './command.js'

/** The text of `newsmark merge-file --help` before the options. */
const mergeFileDetails: string = `Merges two versions of an article that come from a common one, and writes the second file.
Words, tags, their values, comments and front matter are merged each by itself: what only
one side changed is taken. PATH is where the article has its place, whose codebook holds;
that of OURS by default.

What both sides changed in different ways stays as OURS has it, and is noted in the text, as
\`conflict="stance: support | oppose | mixed"\` on a tag: the common version, ours, theirs.
The rule \`open-conflict\` reports it until somebody has chosen.
`

/** The text behind them. */
const mergeFileNotes: string = `Have git call it:
  git config merge.newsmark-article.driver 'newsmark merge-file %O %A %B %P'
  echo '*.news.txt merge=newsmark-article' >> .gitattributes

Exit codes:
  0    everything was merged
  1    something was changed in two ways; the file holds the merge and what to choose
  2    wrong use, a file that cannot be read, or an internal error; no file was written
`

/** `newsmark merge-file BASE OURS THEIRS [PATH]` */
export const mergeFileCommand: Command = {
  name: 'merge-file',
  summary: 'Merge two versions of an article, tag by tag: a merge driver for git',
  operands: 'BASE OURS THEIRS [PATH]',
  completes: 'paths',
  details: mergeFileDetails,
  options: [],
  notes: mergeFileNotes,
  run: mergeFile
}

async function mergeFile(given: Arguments): Promise<number> {
  const {runMergeFile} = await import('../../runner/merge/run-merge-file.js')
  return runMergeFile(
    given.operands,
    fileOptions.read({...given, operands: []}, process.env),
    createContext()
  )
}
