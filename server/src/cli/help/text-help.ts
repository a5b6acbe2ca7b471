import {plainExitCodesHelp} from './exit-codes-help.js'

/** What `newsmark text --help` says before the options. */
export const textDetails: string = `Nothing is added, not even a line end; - means standard input.
The offsets that \`newsmark mentions\` prints count in this text.
`

/** What it says behind them. */
export const textNotes: string = `Examples:
  newsmark text articles/truce.news.txt | wc -w

${plainExitCodesHelp}`
