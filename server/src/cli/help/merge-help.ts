import {exitCodesHelp} from './exit-codes-help.js'

/** What `newsmark merge --help` says before the options. */
export const mergeDetails: string = `Files:
  What \`newsmark check --shard I/N\` or \`--partial\` printed, of each part once; - means
  standard input, which may hold several parts one behind the other. To be run in the
  folder where the parts were made, with the same articles, glossary and settings:
  what compares articles is checked now, and the report is that of a single run.
`

/** What it says behind them. */
export const mergeNotes: string = `Examples:
  newsmark check --shard 1/2 --format json-lines > 1.jsonl
  newsmark check --shard 2/2 --format json-lines > 2.jsonl
  newsmark merge 1.jsonl 2.jsonl --format github

${exitCodesHelp}`
