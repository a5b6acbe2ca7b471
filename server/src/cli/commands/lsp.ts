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
  summary: 'Start the language server, for editors to talk to',
  operands: '',
  completes: 'nothing',
  details: '',
  options: [
    {
      title: 'Options',
      options: [
        {name: 'stdio', help: 'Talk over standard input and output'},
        {name: 'pipe', value: 'NAME', help: 'Talk over a named pipe or a Unix domain socket'},
        {name: 'socket', value: 'PORT', help: 'Talk over a TCP port of this machine'},
        {name: 'node-ipc', help: 'Talk over the channel of a Node process that has started it'},
        {
          name: 'clientProcessId',
          value: 'PID',
          help: 'End once the process with this number has ended'
        }
      ]
    }
  ],
  notes: lspNotes,
  run: startServer
}

/**
 * The server stands in a bundle of its own beside this one, and ends the process itself. Its library reads the options once
 * more, from the arguments of the process.
 */
async function startServer({operands, flags, values}: Arguments): Promise<number> {
  const ways = [
    ...['stdio', 'node-ipc'].filter(name => flags.has(name)),
    ...['pipe', 'socket'].filter(name => values.get(name) !== undefined)
  ]
  if (operands.length > 0 || ways.length !== 1)
    throw new UsageError(
      'The language server needs one way to talk: start it as `newsmark lsp --stdio`, or with `--pipe`, `--socket` or `--node-ipc`'
    )
  require(join(__dirname, 'server.cjs'))
  return exitCode.ok
}
