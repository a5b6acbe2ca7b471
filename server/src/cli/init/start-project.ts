import {dirname, join} from 'node:path'
import {isGone} from '../../node/file-kind.js'
import {allowedRoot} from '../../node/paths.js'
import {STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import {makeFolder, refuseLeaving, writeText} from '../../node/write-files.js'
import {printable} from '../../reporting/text.js'
import {exitCode} from '../../runner/exit-code.js'
import {toWriteFailure} from '../../runner/files/failure.js'
import {reportFailures} from '../notify.js'
import {askChoices, BrokenOff} from './ask.js'
import type {Choices} from './choices.js'
import {type NewFile, newFiles, PROJECT_FILE} from './new-files.js'

/** How a project is started. */
export interface StartOptions {
  /** Whether to ask on the terminal. */
  readonly asks: boolean
  /** Whether to write over what is there. */
  readonly force: boolean
}

/** Writes the files of a new project and tells what to do next; gives the exit code. */
export async function startProject(
  folder: string,
  choices: Choices,
  {asks, force}: StartOptions
): Promise<number> {
  if (!force && !isGone(join(folder, PROJECT_FILE))) {
    const message =
      'There is a project here already: choose another folder, or write over it with `--force`'
    reportFailures([{path: join(folder, PROJECT_FILE), message}])
    return exitCode.failure
  }
  let sentences: readonly string[]
  try {
    const files = newFiles(asks ? await askChoices(choices) : choices)
    const told = files.map(file => write(folder, file, force))
    sentences = [...told, nextSteps(folder, files)]
  } catch (error) {
    if (error instanceof BrokenOff) return exitCode.interrupted
    reportFailures([toWriteFailure(folder, error)])
    return exitCode.failure
  }
  writeOutput(STANDARD_OUTPUT, sentences)
  return exitCode.ok
}

/** The sentence on what was done with a file. */
function write(folder: string, {path, text}: NewFile, force: boolean): string {
  const target = join(folder, path)
  if (!force && !isGone(target)) return `Kept   ${printable(target)}, which was there\n`
  makeFolder(dirname(target))
  refuseLeaving(target, allowedRoot(folder))
  writeText(target, text)
  return `Wrote  ${printable(target)}\n`
}

function nextSteps(folder: string, files: readonly NewFile[]): string {
  const inside = folder === '.' ? '' : ` ${printable(folder)}`
  const article = files[2]?.path ?? ''
  return `
Next:
  newsmark check${inside}
  newsmark mentions ${printable(join(folder, article))}
  newsmark config ${printable(join(folder, article))}
`
}
