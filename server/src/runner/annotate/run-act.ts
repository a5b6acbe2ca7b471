import type {CorpusView, FileChange, ProjectSteps} from '../../annotate/corpus/corpus-view.js'
import {applyEdits} from '../../base/edits.js'
import {allowedRoot} from '../../node/paths.js'
import {
  checkReplacement,
  type Replacement,
  removeLeftovers,
  replaceText
} from '../../node/write-files.js'
import type {Project} from '../../project/project.js'
import {hasScopes, inScopeOf, scopeName, scopeOf} from '../../project/scopes.js'
import type {Failure} from '../../reporting/report.js'
import {count, printable} from '../../reporting/text.js'
import {exitCode} from '../exit-code.js'
import {toFailure, toWriteFailure} from '../files/failure.js'
import type {ProjectFiles, RunFiles} from '../files/run-files.js'
import {absolutePath} from '../files/run-project.js'
import {formatDiff, forTerminal} from '../files/unified-diff.js'
import {notifyFailures} from '../notify-failures.js'
import type {RunContext} from '../run-context.js'
import {UsageError} from '../usage-error.js'
import {readCorpus} from './read-corpus.js'

/** An act over the files of projects, as the command line does it. */
export interface ActRun {
  readonly act: (view: CorpusView) => ProjectSteps
  /** Whether a project holds what the act is about, others being left alone; undefined where its articles alone tell. */
  readonly concerns: ((project: Project) => boolean) | undefined
  /** Why no project is concerned. */
  readonly otherwise: string
  /** Which articles it may change: all of a project, or those that are named alone. */
  readonly articles: 'all' | 'named'
  /** Whether articles of all coders may be changed at once, or only of the one whose articles are named. */
  readonly coders: 'all' | 'one'
  /** Whether nothing to do is fine. */
  readonly mayDoNothing: boolean
  /** Whether the changes are printed and not written. */
  readonly diffs: boolean
}

/** What is to be changed in a file, and its path as it is shown. */
interface WantedChange extends Replacement {
  readonly shown: string
  readonly edits: FileChange['edits']
}

/** What one project gives: changes, the reason why there are none, or what could not be read. */
interface ProjectResult {
  readonly changes: readonly WantedChange[]
  readonly reason: string | undefined
  readonly failures: readonly Failure[]
}

/**
 * Does an act over all files that it is concerned with, or prints what it would change; gives the exit code. It is done as a
 * whole or not at all: what cannot be read or written, or is refused, keeps it from being begun. Throws a UsageError where
 * articles are of several coders, and may not be.
 */
export async function runAct(files: RunFiles, run: ActRun, context: RunContext): Promise<number> {
  for (const note of files.notes) context.notify(note)
  const concerned = files.projects.filter(({project}) => run.concerns?.(project) !== false)
  if (run.coders === 'one') for (const each of concerned) refuseSeveralCoders(each)
  context.progress.begin(0, false)
  const signals = context.holdSignals()
  const results: ProjectResult[] = []
  const isInterrupted = (): boolean => context.progress.interrupted || signals.caught !== undefined
  for (const each of concerned) {
    if (isInterrupted()) break
    results.push(await actIn(each, run, context, isInterrupted))
  }
  context.progress.end()
  const code = isInterrupted()
    ? exitCode.interrupted
    : finish(
        [...files.failures, ...results.flatMap(({failures}) => failures)],
        results,
        run,
        context
      )
  signals.release()
  return code
}

function refuseSeveralCoders({project: {config}, articles}: ProjectFiles): void {
  if (!hasScopes(config)) return
  const [first, second] = new Set(articles.map(scopeOf(config)))
  if (first && second)
    throw new UsageError(
      `The articles here are of several coders (${scopeName(first)}, ${scopeName(second)}): name the folder of the one that is meant`
    )
}

async function actIn(
  files: ProjectFiles,
  {act, articles, coders}: ActRun,
  {progress}: RunContext,
  isInterrupted: () => boolean
): Promise<ProjectResult> {
  const paths =
    articles === 'named' ? files.articles : [...new Set([...files.included(), ...files.articles])]
  const [named = ''] = files.articles
  const isTheirs = coders === 'one' ? inScopeOf(files.project.config, named) : () => true
  const corpus = readCorpus(files, paths.filter(isTheirs))
  const steps = act(corpus.view)
  for (;;) {
    const step = steps.next()
    if (step.done) {
      const outcome = step.value
      if (outcome.type === 'refused')
        return {changes: [], reason: outcome.reason.toString(), failures: corpus.failures}
      return {...wanted(files, corpus.texts, outcome.changes, corpus.failures), reason: undefined}
    }
    await progress.advance(Number.POSITIVE_INFINITY)
    if (isInterrupted()) return {changes: [], reason: undefined, failures: []}
  }
}

/** The changes with the texts that they were made for; a project file is read once more, as it is on the disk. */
function wanted(
  {project, access}: ProjectFiles,
  texts: ReadonlyMap<string, string>,
  changes: readonly FileChange[],
  before: readonly Failure[]
): {readonly changes: readonly WantedChange[]; readonly failures: readonly Failure[]} {
  const failures = [...before]
  const made: WantedChange[] = []
  const allowed = allowedRoot(project.root)
  for (const {path, edits} of changes) {
    const shown = access.show(path)
    try {
      const text = texts.get(path) ?? access.read(path)
      const absolute = absolutePath(project, path)
      made.push({
        path: absolute,
        shown,
        before: text,
        text: applyEdits(text, edits),
        edits,
        allowed
      })
    } catch (error) {
      failures.push(toFailure(shown, error))
    }
  }
  return {changes: made, failures}
}

function finish(
  failures: readonly Failure[],
  results: readonly ProjectResult[],
  run: ActRun,
  context: RunContext
): number {
  const refusal = results.find(({reason}) => reason !== undefined)?.reason
  const isDone = results.some(({reason}) => reason === undefined)
  // A file that several projects share is changed once.
  const changes = new Map(
    results.flatMap(each => each.changes.map(change => [change.path, change]))
  )
  if (failures.length > 0) {
    notifyFailures(failures, context)
    context.notify('Nothing was changed, as not all files could be read')
    return exitCode.failure
  }
  if (!isDone || (refusal !== undefined && run.concerns && run.articles === 'all')) {
    context.notify(printable(refusal ?? run.otherwise))
    return run.mayDoNothing && refusal !== undefined ? exitCode.ok : exitCode.failure
  }
  const all = [...changes.values()]
  return run.diffs ? print(all, context) : write(all, context)
}

function print(changes: readonly WantedChange[], {stdout, notify}: RunContext): number {
  for (const {shown, before, edits} of changes) {
    const diff = formatDiff(shown, before, edits)
    stdout.write([stdout.isTerminal() ? forTerminal(diff) : diff])
  }
  notify(`Would change ${sum(changes)}`)
  return exitCode.findings
}

function write(changes: readonly WantedChange[], context: RunContext): number {
  const refused = failuresOf(changes, checkReplacement)
  if (refused.length > 0) {
    notifyFailures(refused, context)
    context.notify('Nothing was changed, as not all files could be written')
    return exitCode.failure
  }
  const failures = failuresOf(changes, replaceText)
  removeLeftovers(changes.map(({path}) => path))
  notifyFailures(failures, context)
  context.stdout.write([`Changed ${sum(changes)}\n`])
  return failures.length > 0 ? exitCode.failure : exitCode.ok
}

function failuresOf(
  changes: readonly WantedChange[],
  act: (replacement: Replacement) => void
): readonly Failure[] {
  const failures: Failure[] = []
  for (const change of changes) {
    try {
      act(change)
    } catch (error) {
      failures.push(toWriteFailure(change.shown, error))
    }
  }
  return failures
}

/** How much is changed: "12 places in 3 files". */
function sum(changes: readonly WantedChange[]): string {
  const places = changes.reduce((all, {edits}) => all + edits.length, 0)
  return `${count(places, 'place')} in ${count(changes.length, 'file')}`
}
