import type {FixSettings} from '../../cli/options/read-fixing.js'
import {holdSignals} from '../../node/signals.js'
import {RefusedWriteError} from '../../node/write-files.js'
import type {Failure} from '../../reporting/report.js'
import {RuleError} from '../../rules/run-rules.js'
import {toFailure, toRuleFailure} from '../files/failure.js'
import {absolutePath} from '../files/reload-project.js'
import type {Progress} from '../run/progress.js'
import {shownPath} from './files-to-fix.js'
import {type FileToFix, type FixedFile, fixFile} from './fix-file.js'
import type {FixOutput} from './output-target.js'

/** What mending has come to so far. Nothing of it holds on to texts. */
export interface FixTally {
  /** Absolute paths of the files that are another now, or would be. */
  readonly files: Set<string>
  /** How many problems are gone. */
  fixed: number
  readonly failures: Failure[]
  /** What is to be told besides: one sentence each. */
  readonly notes: string[]
  /** Whether somebody wants it to end. */
  interrupted: boolean
}

/** Nothing mended yet. */
export function emptyFixTally(): FixTally {
  return {files: new Set(), fixed: 0, failures: [], notes: [], interrupted: false}
}

/** How files are mended. */
export interface FixContext {
  readonly fixing: FixSettings
  readonly output: FixOutput
  readonly progress: Progress
  readonly tally: FixTally
  /** The new texts of the projects' own files and of those that are not on the disk, by absolute path. */
  readonly held: Map<string, string>
}

/**
 * Fixes files one after the other. A file for which that fails stays as it is; so do all that an interruption
 * leaves over.
 */
export async function fixFiles(context: FixContext, files: readonly FileToFix[]): Promise<void> {
  const signals = holdSignals()
  for (const file of files) {
    await context.progress.advance(Number.POSITIVE_INFINITY)
    context.tally.interrupted ||= context.progress.interrupted || signals.caught !== undefined
    if (context.tally.interrupted) break
    tryToFix(context, file)
  }
  signals.release()
}

function tryToFix(context: FixContext, file: FileToFix): void {
  try {
    fixOne(context, file)
  } catch (error) {
    context.tally.failures.push(toWriteFailure(file, error))
  }
}

function fixOne({fixing, output, tally, held}: FixContext, file: FileToFix): void {
  const {checker, path} = file
  const mended = fixFile(file, fixing)
  tally.failures.push(...bugsIn(mended))
  if (!mended.isDone) tally.notes.push(endlessNote(mended))
  if (mended.text === mended.before) return
  output.take(mended)
  const name = absolutePath(checker.project, path)
  tally.files.add(name)
  if (checker.isGiven || checker.project.texts.has(path)) held.set(name, mended.text)
  tally.fixed += mended.applied.length
}

/** Rules whose fixes would have changed what they must not. */
function bugsIn(file: FixedFile): Failure[] {
  return file.errors.map(error =>
    toRuleFailure(shownPath(file), new RuleError(error.ruleId, file.path, error))
  )
}

/** One fix may make room for the next more often than we try, as in tags around nothing but each other. */
function endlessNote(file: FixedFile): string {
  return `${shownPath(file)}: After ${file.passes} rounds there is still something to fix; run the command again to go on`
}

function toWriteFailure(file: FileToFix, error: unknown): Failure {
  const path = shownPath(file)
  return error instanceof RefusedWriteError
    ? {path, message: error.message}
    : toFailure(path, error)
}
