import {plainExitCodesHelp} from './exit-codes-help.js'

/** What `newsmark lsp --help` says behind the options. */
export const lspNotes: string = plainExitCodesHelp
