import {nearest} from '../base/near-names.js'
import {version} from '../base/version.js'
import {STANDARD_ERROR, STANDARD_OUTPUT, writeOutput} from '../node/standard-streams.js'
import {printable} from '../reporting/text.js'
import {exitCode} from '../runner/exit-code.js'
import {toFailure, toWriteFailure} from '../runner/files/failure.js'
import {UsageError} from '../runner/usage-error.js'
import type {Command} from './commands/command.js'
import {commandNames, loadCommand, loadCommands} from './commands.js'
import {helpOption} from './help/command-help.js'
import {notify} from './notify.js'
import {readArguments} from './options/read-arguments.js'
import {WORKER_ARGUMENT} from './worker-argument.js'

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
  if (first === 'help') return print(await helpOn(rest))
  if (first === WORKER_ARGUMENT && (await runAsWorker())) return exitCode.ok
  const command = await findCommand(first)
  const options = command.options.flatMap(group => group.options)
  const given = readArguments(rest, [...options, helpOption])
  return given.flags.has('help')
    ? print(await commandHelp(command))
    : command.run(given, loadCommands)
}

/** Loaded when asked for, as most runs are not. */
async function mainHelp(): Promise<string> {
  const {formatMainHelp} = await import('./help/main-help.js')
  return formatMainHelp(await loadCommands())
}

/** The help of the command that is named behind `help`; the main one behind nothing and for `help` itself. */
async function helpOn([name, second]: readonly string[]): Promise<string> {
  if (second !== undefined)
    throw new UsageError(`Unexpected \`${second}\` behind \`help ${name}\`, expected one command`)
  const isMain = name === undefined || ['help', '--help', '-h'].includes(name)
  return isMain ? mainHelp() : commandHelp(await findCommand(name))
}

async function commandHelp(command: Command): Promise<string> {
  const {formatCommandHelp} = await import('./help/command-help.js')
  return formatCommandHelp(command)
}

/** Loaded when asked for, as most runs need no threads. */
async function runAsWorker(): Promise<boolean> {
  const worker = await import('./worker.js')
  return worker.runAsWorker()
}

function print(text: string, descriptor = STANDARD_OUTPUT, code: number = exitCode.ok): number {
  writeOutput(descriptor, [text])
  return code
}

async function findCommand(name: string): Promise<Command> {
  const found = await loadCommand(name)
  if (found) return found
  const [best] = nearest(name, commandNames)
  const wanted = best
    ? `\`${best}\``
    : `one of ${commandNames.join(', ')}, as in \`newsmark check .\``
  const what = name.startsWith('-') ? 'option' : 'command'
  throw new UsageError(`Unexpected ${what} \`${name}\`, expected ${wanted}`)
}

function explain(error: unknown, [first]: readonly string[]): number {
  if (error instanceof UsageError) {
    const command = first !== undefined && commandNames.includes(first) ? ` ${first}` : ''
    notify(`${printable(error.message)}\nTry \`newsmark${command} --help\`.`)
    return exitCode.failure
  }
  notify(explainFailure(error))
  return exitCode.failure
}

/** What the system refused outside of any one file, as standard output on a full disk, or a bug of ours. */
function explainFailure(error: unknown): string {
  const isWriting = error instanceof Error && 'syscall' in error && error.syscall === 'write'
  const {message} = isWriting ? toWriteFailure('', error) : toFailure('', error)
  if (isWriting) return `Standard output: ${message}`
  const path = error instanceof Error && 'path' in error ? error.path : undefined
  return typeof path === 'string' ? `${printable(path)}: ${message}` : message
}
