import {compareText} from '../../base/compare.js'
import {changesBetween} from '../../exchange/compare/changes.js'
import {pathFrom} from '../../node/paths.js'
import {nameIn} from '../../project/path-names.js'
import {isArticle} from '../../project/selection.js'
import type {Failure} from '../../reporting/report.js'
import {exitCode} from '../exit-code.js'
import {toFailure} from '../files/failure.js'
import {notifyFailures} from '../notify-failures.js'
import type {FileOptions} from '../options.js'
import type {RunContext} from '../run-context.js'
import {type DifferingArticle, type DiffFormat, diffFormats} from './diff-formats.js'
import {projectsOf, readVersion} from './read-version.js'
import {findSides, type Side} from './sides.js'

/** How two versions are compared. */
export interface DiffOptions {
  readonly format: DiffFormat
  /** Whether a difference is told by the exit code, as `git diff --exit-code` does. */
  readonly exitCode: boolean
}

/** Prints how the articles of two versions differ, annotation by annotation; gives the exit code. */
export async function runDiff(
  operands: readonly string[],
  files: FileOptions,
  options: DiffOptions,
  context: RunContext
): Promise<number> {
  const {before, after} = findSides(operands, files, context.cwd)
  const failures: Failure[] = [...before.failures, ...after.failures]
  const differing: DifferingArticle[] = []
  context.progress.begin(0, false)
  for (const article of differingArticles(before, after, files, context.cwd, failures)) {
    differing.push(article)
    await context.progress.advance(differing.length)
    if (context.progress.interrupted) break
  }
  context.progress.end()
  // Nothing is said to be the same of which something could not be read.
  if (differing.length > 0 || failures.length === 0 || options.format === 'json')
    context.stdout.write(diffFormats[options.format](differing))
  notifyFailures(failures, context)
  if (context.progress.interrupted) return exitCode.interrupted
  if (failures.length > 0) return exitCode.failure
  return options.exitCode && differing.length > 0 ? exitCode.findings : exitCode.ok
}

/** One after the other; what cannot be read is put among the failures and keeps no other from being compared. */
function* differingArticles(
  before: Side,
  after: Side,
  options: FileOptions,
  cwd: string,
  failures: Failure[]
): Iterable<DifferingArticle> {
  const names = [...new Set([...before.articles.keys(), ...after.articles.keys()])]
    .filter(name => {
      const [old, now] = [before.articles.get(name)?.blob, after.articles.get(name)?.blob]
      return old === undefined || old !== now
    })
    .sort(compareText)
  const projects = projectsOf(options, cwd)
  const wanted = names.flatMap(name => {
    const path = (after.articles.get(name) ?? before.articles.get(name))?.path ?? ''
    const project = projects(path)
    const isMeant = name === '' || isArticle(project, nameIn(project.root, path))
    return isMeant ? [{name, path, project}] : []
  })
  const readBefore = before.open(
    wanted.map(({name}) => name).filter(name => before.articles.has(name))
  )
  const readAfter = after.open(
    wanted.map(({name}) => name).filter(name => after.articles.has(name))
  )
  for (const {name, path, project} of wanted) {
    const shown = pathFrom(cwd, path)
    let reading = path
    try {
      reading = before.articles.get(name)?.path ?? path
      const old = before.articles.has(name) ? readBefore(name) : undefined
      reading = path
      const now = after.articles.has(name) ? readAfter(name) : undefined
      if (old === now) continue
      const read = (text = '') => readVersion(path, text, project)
      const changes = changesBetween(read(old), read(now))
      const type = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed'
      if (type !== 'changed' || changes.isTextChanged || changes.changes.length > 0)
        yield {path: shown, type, changes, before: old ?? '', after: now ?? ''}
    } catch (error) {
      failures.push(toFailure(pathFrom(cwd, reading), error))
    }
  }
}
