import {STANDARD_ERROR, STANDARD_OUTPUT, writeOutput} from '../node/standard-streams.js'
import {nearest} from '../text/nearest.js'
import {baselineCommand} from './baseline-command.js'
import {cacheCommand} from './cache-command.js'
import {THREAD} from './check/thread-argument.js'
import {checkCommand} from './check-command.js'
import type {Command} from './command.js'
import {completionCommand} from './completion-command.js'
import {configCommand} from './config-command.js'
import {exitCode} from './exit-code.js'
import {explainCommand} from './explain-command.js'
import {toFailure} from './failure.js'
import {helpOption} from './help/help-option.js'
import {initCommand} from './init-command.js'
import {lspCommand} from './lsp-command.js'
import {manCommand} from './man-command.js'
import {mentionsCommand} from './mentions-command.js'
import {mergeCommand} from './merge-command.js'
import {readArguments} from './read-arguments.js'
import {printable} from './report/format/printable.js'
import {tell} from './report-failures.js'
import {rulesCommand} from './rules-command.js'
import {sealCommand} from './seal-command.js'
import {textCommand} from './text-command.js'
import {UsageError} from './usage-error.js'
import {version} from './version.js'

/** Every command there is, in the order of the help. A new command needs one line here. */
export const commands: readonly Command[] = [
  checkCommand,
  mergeCommand,
  initCommand,
  rulesCommand,
  explainCommand,
  configCommand,
  baselineCommand,
  textCommand,
  mentionsCommand,
  sealCommand,
  cacheCommand,
  completionCommand,
  manCommand,
  lspCommand
]

/** Does what the arguments behind `newsmark` say; gives the exit code and throws nothing. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  try {
    return await dispatch(args)
  } catch (error) {
    return explain(error, args)
  }
}

async function dispatch([first, ...rest]: readonly string[]): Promise<number> {
  if (first === undefined) return print(await mainHelp(), STANDARD_ERROR, exitCode.failure)
  if (first === '--version' || first === '-V') return print(`${version()}\n`)
  if (first === '--help' || first === '-h') return print(await mainHelp())
  if (first === 'help')
    return print(rest[0] === undefined ? await mainHelp() : await commandHelp(findCommand(rest[0])))
  if (first === THREAD && (await isThread())) return exitCode.ok
  const command = findCommand(first)
  const options = command.options.flatMap(group => group.options)
  const given = readArguments(rest, [...options, helpOption])
  return given.flags.has('help') ? print(await commandHelp(command)) : command.run(given, commands)
}

/** Loaded when asked for, as most runs are not. */
async function mainHelp(): Promise<string> {
  const {formatMainHelp} = await import('./help/main-help.js')
  return formatMainHelp(commands)
}

async function commandHelp(command: Command): Promise<string> {
  const {formatCommandHelp} = await import('./help/command-help.js')
  return formatCommandHelp(command)
}

/** Whether this was a thread that helps to check; its work is done then. */
async function isThread(): Promise<boolean> {
  const {workAsThread} = await import('./check/check-thread.js')
  return workAsThread()
}

function print(text: string, descriptor = STANDARD_OUTPUT, code: number = exitCode.ok): number {
  writeOutput(descriptor, [text])
  return code
}

function findCommand(name: string): Command {
  const found = commands.find(command => command.name === name)
  if (found) return found
  const names = commands.map(command => command.name)
  const [best] = nearest(name, names)
  const wanted = best ? `\`${best}\`` : `one of ${names.join(', ')}, as in \`newsmark check .\``
  const what = name.startsWith('-') ? 'option' : 'command'
  throw new UsageError(`Unexpected ${what} \`${name}\`, expected ${wanted}`)
}

function explain(error: unknown, [first]: readonly string[]): number {
  if (error instanceof UsageError) {
    const command = commands.some(({name}) => name === first) ? ` ${first}` : ''
    tell(`${printable(error.message)}\nTry \`newsmark${command} --help\`.`)
    return exitCode.failure
  }
  tell(toFailure('', error).message)
  return exitCode.failure
}
