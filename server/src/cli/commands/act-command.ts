import type {ActRun} from '../../runner/annotate/run-act.js'
import {UsageError} from '../../runner/usage-error.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import {fileOptions} from '../options/file-options.js'
import type {Arguments, OptionGroup} from '../options/option.js'
import {createContext} from '../run-context.js'

/** The options of commands that change the files of a project. */
export const actOptions: readonly OptionGroup[] = [
  {
    title: 'Options',
    options: [
      {
        name: 'diff',
        help: 'Print what would be changed, as a patch, and change nothing; exits with 1 if something would'
      }
    ]
  }
]

/** The table of exit codes of these commands. */
export const actExitCodes: string = plainExitCodesHelp
  .replace('done', 'done, or with --diff nothing to change')
  .replace(/(?= {2}2)/, '  1    with --diff: something would be changed\n')
  .replace('wrong use, ', 'wrong use, not possible, ')

/** Takes the words that a command needs, and the paths behind them; this folder by default. Throws a UsageError where one lacks. */
export function readWords(
  {operands}: Arguments,
  names: readonly string[]
): {readonly words: readonly string[]; readonly paths: readonly string[]} {
  const missing = names[operands.length]
  if (missing !== undefined)
    throw new UsageError(`No ${missing} is given: write ${names.join(' ')}`)
  const paths = operands.slice(names.length)
  if (paths.includes('-'))
    throw new UsageError('Unexpected `-`, expected paths, as files are changed')
  return {words: operands.slice(0, names.length), paths: paths.length > 0 ? paths : ['.']}
}

/** Does an act in the projects of some paths. The runner's half is loaded when it is used. */
export async function runActCommand(
  given: Arguments,
  paths: readonly string[],
  act: Omit<ActRun, 'diffs'>
): Promise<number> {
  const {resolveOperands} = await import('../../runner/files/resolve-files.js')
  const {runAct} = await import('../../runner/annotate/run-act.js')
  const context = createContext()
  const options = {...fileOptions.read(given, process.env), paths}
  const files = resolveOperands(options, context.cwd)
  return runAct(files, {...act, diffs: given.flags.has('diff')}, context)
}
