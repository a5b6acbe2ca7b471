import {version} from '../../base/version.js'
import {STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import {exitCode} from '../../runner/exit-code.js'
import {UsageError} from '../../runner/usage-error.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import type {Arguments} from '../options/option.js'
import type {Command} from './command.js'

/** `newsmark man` */
export const manCommand: Command = {
  name: 'man',
  summary: 'Print the manual page',
  operands: '',
  completes: 'nothing',
  details: '',
  options: [],
  notes: `Examples:
  newsmark man | man -l -                   read it
  newsmark man > ~/.local/share/man/man1/newsmark.1

${plainExitCodesHelp}`,
  run: printManPage
}

async function printManPage(
  {operands}: Arguments,
  loadCommands: () => Promise<readonly Command[]>
): Promise<number> {
  if (operands.length > 0)
    throw new UsageError(`Unexpected \`${operands[0]}\`, expected \`newsmark man\` alone`)
  const {formatManPage} = await import('../help/man-page.js')
  writeOutput(STANDARD_OUTPUT, [formatManPage(await loadCommands(), version())])
  return exitCode.ok
}
