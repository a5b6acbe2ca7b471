import {join} from 'node:path'
import {applyEdits, type Edit} from '../../base/edits.js'
import {plainKindAt} from '../../node/file-kind.js'
import {readText} from '../../node/file-system.js'
import {allowedRoot, pathFrom} from '../../node/paths.js'
import {type TogetherWrite, UnwrittenError, writeTogether} from '../../node/write-together.js'
import type {NewFile} from '../../project/new-project.js'
import {count, printable} from '../../reporting/text.js'
import {exitCode} from '../exit-code.js'
import {toWriteFailure} from '../files/failure.js'
import {namedPath} from '../files/named-input.js'
import {formatDiff, forTerminal} from '../files/unified-diff.js'
import {notifyFailures} from '../notify-failures.js'
import type {RunContext} from '../run-context.js'
import type {StartedText} from './start-texts.js'

/** What starting a project writes. */
export interface Start {
  /** The project's folder, as the user names it. */
  readonly folder: string
  /** Texts that change, and new files, which are written behind them in their order: the project file last. */
  readonly texts: readonly StartedText[]
  readonly files: readonly NewFile[]
}

/** How a project is started. */
export interface StartOptions {
  /** Whether new files are written over those that are there. */
  readonly force: boolean
  /** Whether it is done, only told, or printed as a patch. */
  readonly mode: 'write' | 'dry-run' | 'diff'
}

/** One file of a start: its text, and what is said of it. */
interface PlannedFile {
  /** As the user names it. */
  readonly path: string
  readonly before: string | undefined
  readonly edits: readonly Edit[]
  readonly done: 'Wrote' | 'Changed' | 'Kept'
}

/** Starts a project, as a whole or not at all, and tells of each file; gives the exit code, and tells failures itself. */
export function writeStart(start: Start, options: StartOptions, context: RunContext): number {
  let planned: readonly PlannedFile[]
  try {
    planned = plan(start, options.force, context.cwd)
  } catch (error) {
    return failed(start.folder, error, context)
  }
  if (options.mode === 'diff') return print(planned, context)
  if (options.mode === 'dry-run') {
    context.stdout.write(planned.map(file => `${WOULD[file.done]}${tellOf(file)}`))
    return exitCode.ok
  }
  const signals = context.holdSignals()
  try {
    const isDone = writeTogether(
      toWrites(planned, start.folder, context),
      () => signals.caught !== undefined
    )
    if (!isDone) return exitCode.interrupted
  } catch (error) {
    return failed(start.folder, error, context)
  } finally {
    signals.release()
  }
  context.stdout.write(planned.map(file => `${DONE[file.done]}${tellOf(file)}`))
  return exitCode.ok
}

function failed(folder: string, error: unknown, context: RunContext): number {
  const failure =
    error instanceof UnwrittenError
      ? toWriteFailure(pathFrom(context.cwd, error.path), error.cause)
      : toWriteFailure(folder, error)
  notifyFailures([failure], context)
  context.notify('Nothing was written, as not all files could be')
  return exitCode.failure
}

const DONE = {Wrote: 'Wrote    ', Changed: 'Changed  ', Kept: 'Kept     '} as const
const WOULD = {Wrote: 'Would write   ', Changed: 'Would change  ', Kept: 'Would keep    '} as const

function tellOf({path, done}: PlannedFile): string {
  return `${printable(path)}${done === 'Kept' ? ', which was there' : ''}\n`
}

function plan({folder, texts, files}: Start, force: boolean, cwd: string): readonly PlannedFile[] {
  const changed = texts.map(({path, before, edits}) => {
    return {path, before, edits, done: 'Changed'} as const
  })
  const made = files.map(({path: name, text}): PlannedFile => {
    const path = join(folder, name)
    const isNew = plainKindAt(namedPath(path, cwd)) === undefined
    if (!isNew && !force) return {path, before: undefined, edits: [], done: 'Kept'}
    const before = isNew ? undefined : readText(namedPath(path, cwd))
    return {path, before, edits: [{start: 0, end: before?.length ?? 0, text}], done: 'Wrote'}
  })
  return [...changed, ...made]
}

function toWrites(
  planned: readonly PlannedFile[],
  folder: string,
  {cwd}: RunContext
): readonly TogetherWrite[] {
  const allowed = allowedRoot(namedPath(folder, cwd))
  return planned
    .filter(({done}) => done !== 'Kept')
    .map(({path, before, edits}) => {
      const text = applyEdits(before ?? '', edits)
      return {path: namedPath(path, cwd), text, before, allowed}
    })
}

function print(planned: readonly PlannedFile[], {stdout, notify}: RunContext): number {
  const changes = planned.filter(({done}) => done !== 'Kept')
  for (const {path, before, edits} of changes) {
    const diff = formatDiff(path, before, edits)
    stdout.write([stdout.isTerminal() ? forTerminal(diff) : diff])
  }
  notify(`Would change ${count(changes.length, 'file')}`)
  return changes.length > 0 ? exitCode.findings : exitCode.ok
}
