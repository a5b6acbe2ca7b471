import type {FindingRecord} from '../../reporting/finding-record.js'
import type {CheckReport, Failure} from '../../reporting/report.js'
import {count, grouped} from '../../reporting/text.js'
import {toWriteFailure} from '../files/failure.js'
import type {FileAccess} from '../files/file-access.js'
import {STDIN} from '../files/named-input.js'
import type {ProjectFiles} from '../files/run-files.js'
import {absolutePath, reloadProject} from '../files/run-project.js'
import type {CheckOptions} from '../options.js'
import type {CheckContext} from '../run/check-context.js'
import {checkProjectFiles, type ProjectRun, projectRun} from '../run/check-file.js'
import {runCheck} from '../run/run-check.js'
import type {OutputStream} from '../run-context.js'
import {type FileToFix, type FixedFile, filesToFix, fixFile, shownPath} from './fix-file.js'
import {diffOutput, type FixOutput, pipingOutput, writingOutput} from './fix-output.js'

/** The result of a run that fixes what it finds. */
export interface FixedRun {
  /** The projects with the texts that were checked last. */
  readonly projects: readonly ProjectFiles[]
  /** The remaining findings; where only the changes are asked for, those before. */
  readonly report: CheckReport
  /** How many files are another now, or would be. */
  readonly changed: number
  /** Where reports go: not where the fixed text went. */
  readonly stream: OutputStream
}

/** A run that fixes, while it goes on. */
interface FixState {
  readonly options: CheckOptions
  readonly context: CheckContext
  readonly output: FixOutput
  readonly tally: FixTally
  /** The new texts of project files and of those that are not on the disk, by absolute path. */
  readonly held: Map<string, string>
}

/** The count of what has been fixed so far. Nothing of it holds on to texts. */
interface FixTally {
  /** Absolute paths of the files that are another now, or would be. */
  readonly files: Set<string>
  /** How many findings are gone. */
  fixed: number
  readonly failures: Failure[]
  /** Sentences for the user. */
  readonly notes: string[]
  interrupted: boolean
}

/**
 * Fixes what a run has found: in the files, in what goes from standard input to standard output, or on paper.
 * Project files come first, as findings in articles depend on them.
 */
export async function fixRun(
  before: readonly ProjectFiles[],
  found: CheckReport,
  options: CheckOptions,
  context: CheckContext
): Promise<FixedRun> {
  const {fixing} = options
  const isPiped = fixing.mode === 'write' && options.files.paths.includes(STDIN)
  const output = await outputFor(before, fixing.mode, isPiped, context)
  const tally = {files: new Set<string>(), fixed: 0, failures: [], notes: [], interrupted: false}
  const state: FixState = {options, context, output, tally, held: new Map()}
  const projects = await fixProjectFiles(state, before, found.findings)
  const isSame = projects === before || state.tally.interrupted
  const report = isSame ? found : await runCheck(projects, options, context)
  await fixFiles(state, filesToFix(runsOf(state, projects), report.findings, 'articles'))
  output.finish()
  const remaining = await checkAgain(state, projects, report)
  notifyFixes(state, remaining.report.findings)
  const stream = isPiped ? context.stderr : context.stdout
  return {...remaining, changed: tally.files.size, stream}
}

function outputFor(
  projects: readonly ProjectFiles[],
  mode: CheckOptions['fixing']['mode'],
  isPiped: boolean,
  {stdout}: CheckContext
): FixOutput | Promise<FixOutput> {
  if (mode === 'diff') return diffOutput(stdout)
  return isPiped ? pipingOutput(projects, stdout) : writingOutput()
}

function runsOf({options, context}: FixState, projects: readonly ProjectFiles[]): ProjectRun[] {
  return projects.map(files => projectRun(files, options, context))
}

/** Fixes project files until none of them changes any more; gives the projects as they are then. */
async function fixProjectFiles(
  state: FixState,
  before: readonly ProjectFiles[],
  found: readonly FindingRecord[]
): Promise<readonly ProjectFiles[]> {
  const {tally} = state
  let projects = before
  let findings = found
  for (let round = 0; round < ROUNDS; round++) {
    const {fixed} = tally
    await fixFiles(state, filesToFix(runsOf(state, projects), findings, 'project files'))
    if (tally.fixed === fixed || tally.interrupted) return projects
    projects = projects.map(files => withHeldTexts(state, files))
    findings = runsOf(state, projects).flatMap(run => checkProjectFiles(run).findings)
  }
  return projects
}

/** A misspelt key may hide a file, in that file another key, and so on; but not for ever. */
const ROUNDS = 10

/**
 * Fixes files one after the other. A file for which that fails stays as it is; so do all that an interruption
 * leaves over.
 */
async function fixFiles(state: FixState, files: readonly FileToFix[]): Promise<void> {
  const {tally, context} = state
  const {progress} = context
  const signals = context.holdSignals()
  for (const file of files) {
    await progress.advance(Number.POSITIVE_INFINITY)
    tally.interrupted ||= progress.interrupted || signals.caught !== undefined
    if (tally.interrupted) break
    try {
      fixOne(state, file)
    } catch (error) {
      tally.failures.push(toWriteFailure(shownPath(file), error))
    }
  }
  signals.release()
}

function fixOne({context, output, tally, held}: FixState, file: FileToFix): void {
  const {check, path} = file
  const fixed = fixFile(file, context.cwd)
  if (!fixed.isDone) tally.notes.push(endlessNote(fixed))
  if (fixed.text === fixed.before) return
  output.take(fixed)
  const name = absolutePath(check.project, path)
  tally.files.add(name)
  if (check.access.isGiven || check.project.texts.has(path)) held.set(name, fixed.text)
  tally.fixed += fixed.applied.length
}

/** One fix may make room for the next more often than we try, as in tags around nothing but each other. */
function endlessNote(file: FixedFile): string {
  return `${shownPath(file)}: After ${file.passes} rounds there is still something to fix; run the command again to go on`
}

/** Checks all again where remaining findings are asked for, as what is fixed in one file may be found in others. */
async function checkAgain(
  state: FixState,
  before: readonly ProjectFiles[],
  found: CheckReport
): Promise<Pick<FixedRun, 'projects' | 'report'>> {
  const {options, context, tally} = state
  const isAsked = options.fixing.reports && tally.files.size > 0 && !tally.interrupted
  const projects = isAsked ? before.map(files => withHeldTexts(state, files)) : before
  const report = isAsked ? await runCheck(projects, options, context) : found
  const failures = [...report.failures, ...tally.failures]
  const interrupted = tally.interrupted || context.progress.interrupted
  return {projects, report: {...report, failures, interrupted}}
}

/** The same project with the new texts that are held for its files. */
function withHeldTexts({options, context, held}: FixState, files: ProjectFiles): ProjectFiles {
  if (held.size === 0) return files
  const {project, access} = files
  const textOf = (path: string): string | undefined => held.get(absolutePath(project, path))
  const renewed: FileAccess = {
    ...access,
    read: (path, limit) => textOf(path) ?? access.read(path, limit),
    readBytes: (path, limit) => {
      const text = textOf(path)
      return text === undefined ? access.readBytes(path, limit) : Buffer.from(text)
    },
    ...(options.fixing.mode === 'diff' && {isGiven: true})
  }
  return {
    ...files,
    project: reloadProject(project, held, options, context.cwd),
    access: renewed
  }
}

/** Tells beside the report what was fixed, and what more could be. */
function notifyFixes(
  {tally, options: {fixing}, context: {notify}}: FixState,
  remaining: readonly FindingRecord[]
): void {
  const {files, fixed, notes} = tally
  for (const note of notes) notify(note)
  const more = fixing.unsafe ? 0 : remaining.filter(({fix}) => fix?.safety === 'unsafe').length
  if (fixed === 0 && more === 0) return
  const verb = fixing.mode === 'diff' ? 'Would fix' : 'Fixed'
  const done = `${verb} ${count(fixed, 'problem')} in ${count(files.size, 'file')}`
  notify(more === 0 ? `${done}.` : `${done}; ${grouped(more)} more with --unsafe-fixes.`)
}
