import {join} from 'node:path'
import {exitCode} from '../../runner/exit-code.js'
import {UsageError} from '../../runner/usage-error.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import type {Arguments} from '../options/option.js'
import type {Command} from './command.js'

/** The text of `newsmark lsp --help` behind the options. */
const lspNotes: string = plainExitCodesHelp

/** `newsmark lsp --stdio` */
export const lspCommand: Command = {
  name: 'lsp',
  summary: 'Start the language server, for editors to talk to over standard input and output',
  operands: '',
  completes: 'nothing',
  details: '',
  options: [
    {
      title: 'Options',
      options: [{name: 'stdio', help: 'Talk over standard input and output'}]
    }
  ],
  notes: lspNotes,
  run: startServer
}

/** The server stands in a bundle of its own beside this one, and ends the process itself. */
async function startServer({operands, flags}: Arguments): Promise<number> {
  if (operands.length > 0 || !flags.has('stdio'))
    throw new UsageError(
      'The language server knows one way to talk only: start it as `newsmark lsp --stdio`'
    )
  require(join(__dirname, 'server.cjs'))
  return exitCode.ok
}
