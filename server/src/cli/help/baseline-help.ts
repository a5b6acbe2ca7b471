import {plainExitCodesHelp} from './exit-codes-help.js'

/** What `newsmark baseline --help` says before the options. */
export const baselineDetails: string = `Actions:
  create   Accept all that is found, and list it in newsmark-baseline.json beside
           newsmark.yaml
  update   Accept what is new too, and drop what is not found any more
  prune    Only drop what is not found any more
  update and prune look at the articles of the given paths, and leave what is listed
  of others as it is, unless they are gone.
`

/** What it says behind them. */
export const baselineNotes: string = `Examples:
  newsmark baseline create            accept everything in this project
  newsmark baseline prune             forget what has been mended since
  newsmark check --no-baseline        show what is accepted

${plainExitCodesHelp}`
