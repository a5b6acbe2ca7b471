import {STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import {exitCode} from '../../runner/exit-code.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import type {Arguments} from '../options/option.js'
import {readWord} from '../options/read-arguments.js'
import type {Command} from './command.js'

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const

/** `newsmark completion SHELL` */
export const completionCommand: Command = {
  name: 'completion',
  summary: 'Print a script with which a shell completes newsmark',
  operands: 'SHELL',
  completes: shells,
  details: '',
  options: [],
  notes: `Shells:
  bash  eval "$(newsmark completion bash)"   in ~/.bashrc
  zsh   newsmark completion zsh > "\${fpath[1]}/_newsmark"
  fish  newsmark completion fish > ~/.config/fish/completions/newsmark.fish
  powershell  newsmark completion powershell | Out-String | Invoke-Expression   in $PROFILE

${plainExitCodesHelp}`,
  run: printScript
}

async function printScript(
  {operands}: Arguments,
  loadCommands: () => Promise<readonly Command[]>
): Promise<number> {
  const shell = readWord(operands, 'shell', shells)
  const {describeCommands, scripts} = await import('../completion/scripts.js')
  writeOutput(STANDARD_OUTPUT, [scripts[shell](describeCommands(await loadCommands()))])
  return exitCode.ok
}
