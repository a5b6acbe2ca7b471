import {STANDARD_ERROR, STANDARD_OUTPUT, writeOutput} from '../node/standard-streams.js'
import {nearest} from '../text/nearest.js'
import {checkCommand} from './check-command.js'
import type {Command} from './command.js'
import {exitCode} from './exit-code.js'
import {toFailure} from './failure.js'
import {printable} from './format/printable.js'
import {mainHelp} from './help/main-help.js'
import {lspCommand} from './lsp-command.js'
import {mentionsCommand} from './mentions-command.js'
import {readArguments} from './read-arguments.js'
import {tell} from './report-failures.js'
import {textCommand} from './text-command.js'
import {THREAD} from './thread-argument.js'
import {UsageError} from './usage-error.js'

const commands: readonly Command[] = [checkCommand, textCommand, mentionsCommand, lspCommand]

/** Does what the arguments behind `newsmark` say; gives the exit code and throws nothing. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  try {
    return await dispatch(args)
  } catch (error) {
    return explain(error, args)
  }
}

async function dispatch([first, ...rest]: readonly string[]): Promise<number> {
  if (first === undefined) return print(mainHelp, STANDARD_ERROR, exitCode.failure)
  if (first === '--version' || first === '-V') return print(`${version()}\n`)
  if (first === '--help' || first === '-h') return print(mainHelp)
  if (first === 'help') return print(rest[0] === undefined ? mainHelp : findCommand(rest[0]).help)
  if (first === THREAD && (await isThread())) return exitCode.ok
  const command = findCommand(first)
  const given = readArguments(rest, {...command.options, help: 'flag'})
  return given.flags.has('help') ? print(command.help) : command.run(given)
}

/** Whether this was a thread that helps to check; its work is done then. */
async function isThread(): Promise<boolean> {
  const {workAsThread} = await import('./check-thread.js')
  return workAsThread()
}

function print(text: string, descriptor = STANDARD_OUTPUT, code: number = exitCode.ok): number {
  writeOutput(descriptor, [text])
  return code
}

/** Set by the bundler. */
declare const NEWSMARK_VERSION: string | undefined

function version(): string {
  return typeof NEWSMARK_VERSION === 'string' ? NEWSMARK_VERSION : 'development'
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
