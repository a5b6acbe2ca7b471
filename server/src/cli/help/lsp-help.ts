import {plainExitCodesHelp} from './exit-codes-help.js'

/** The text of `newsmark lsp --help`. */
export const lspHelp: string = `Start the language server, for editors to talk to over standard input and output.

Usage: newsmark lsp --stdio

Options:
      --stdio  Talk over standard input and output
  -h, --help   Print this help

${plainExitCodesHelp}`
