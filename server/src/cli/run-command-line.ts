import {nearest} from '../base/near-names.js'
import {version} from '../base/version.js'
import {STANDARD_ERROR, STANDARD_OUTPUT, writeOutput} from '../node/standard-streams.js'
import {printable} from '../reporting/text.js'
import {exitCode} from '../runner/exit-code.js'
import {toFailure, toWriteFailure} from '../runner/files/failure.js'
import {UsageError} from '../runner/usage-error.js'
import {agreeCommand} from './commands/agree.js'
import {baselineCommand} from './commands/baseline.js'
import {cacheCommand} from './commands/cache.js'
import {checkCommand} from './commands/check.js'
import type {Command} from './commands/command.js'
import {completionCommand} from './commands/completion.js'
import {configCommand} from './commands/config.js'
import {diffCommand} from './commands/diff.js'
import {explainCommand} from './commands/explain.js'
import {exportCommand} from './commands/export.js'
import {gitCommand} from './commands/git.js'
import {importCommand} from './commands/import.js'
import {initCommand} from './commands/init.js'
import {lspCommand} from './commands/lsp.js'
import {manCommand} from './commands/man.js'
import {mentionsCommand} from './commands/mentions.js'
import {mergeCommand} from './commands/merge.js'
import {mergeEntriesCommand} from './commands/merge-entries.js'
import {mergeFileCommand} from './commands/merge-file.js'
import {renameCommand} from './commands/rename.js'
import {rulesCommand} from './commands/rules.js'
import {sealCommand} from './commands/seal.js'
import {tagCommand} from './commands/tag.js'
import {textCommand} from './commands/text.js'
import {textconvCommand} from './commands/textconv.js'
import {helpOption} from './help/command-help.js'
import {notify} from './notify.js'
import {readArguments} from './options/read-arguments.js'
import {WORKER_ARGUMENT} from './worker-argument.js'

/** Every command there is, in the order of the help. A new command needs one line here. */
export const commands: readonly Command[] = [
  checkCommand,
  mergeCommand,
  initCommand,
  importCommand,
  rulesCommand,
  explainCommand,
  configCommand,
  baselineCommand,
  textCommand,
  mentionsCommand,
  exportCommand,
  diffCommand,
  mergeFileCommand,
  gitCommand,
  textconvCommand,
  agreeCommand,
  sealCommand,
  renameCommand,
  mergeEntriesCommand,
  tagCommand,
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
  if (first === 'help') return print(await helpOn(rest))
  if (first === WORKER_ARGUMENT && (await runAsWorker())) return exitCode.ok
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

/** The help of the command that is named behind `help`; the main one behind nothing and for `help` itself. */
async function helpOn([name, second]: readonly string[]): Promise<string> {
  if (second !== undefined)
    throw new UsageError(`Unexpected \`${second}\` behind \`help ${name}\`, expected one command`)
  const isMain = name === undefined || ['help', '--help', '-h'].includes(name)
  return isMain ? mainHelp() : commandHelp(findCommand(name))
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
