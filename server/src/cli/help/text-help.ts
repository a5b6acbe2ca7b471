import {plainExitCodesHelp} from './exit-codes-help.js'

/** The text of `newsmark text --help`. */
export const textHelp: string = `Print the base text of an article: what a reader reads, without tags, comments and front matter.

Usage: newsmark text FILE

Nothing is added, not even a line end; - means standard input.
The offsets that \`newsmark mentions\` prints count in this text.

Options:
  -h, --help  Print this help

Examples:
  newsmark text articles/truce.news.txt | wc -w

${plainExitCodesHelp}`
