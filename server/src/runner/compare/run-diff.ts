import {compareText} from '../../base/compare.js'
import {versionOf} from '../../exchange/compare/annotation.js'
import {type ArticleChanges, changesBetween} from '../../exchange/compare/changes.js'
import {buildGlossary} from '../../glossary/glossary.js'
import {resolve} from '../../model/resolve.js'
import {pathFrom} from '../../node/paths.js'
import {nameIn} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {isArticle} from '../../project/selection.js'
import type {Failure} from '../../reporting/report.js'
import {parse} from '../../syntax/parse.js'
import {exitCode} from '../exit-code.js'
import {toFailure} from '../files/failure.js'
import {loadFound, projectFinder} from '../files/run-project.js'
import {notifyFailures} from '../notify-failures.js'
import type {FileOptions} from '../options.js'
import type {RunContext} from '../run-context.js'
import {type DifferingArticle, type DiffFormat, diffFormats} from './diff-formats.js'
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
    try {
      const old = before.articles.has(name) ? readBefore(name) : undefined
      const now = after.articles.has(name) ? readAfter(name) : undefined
      if (old === now) continue
      const changes = changesOf(path, old ?? '', now ?? '', project)
      const type = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed'
      if (type !== 'changed' || changes.isTextChanged || changes.changes.length > 0)
        yield {path: shown, type, changes, before: old ?? '', after: now ?? ''}
    } catch (error) {
      failures.push(toFailure(shown, error))
    }
  }
}

/** The project of each path; each is loaded once. */
function projectsOf(options: FileOptions, cwd: string): (path: string) => Project {
  const find = projectFinder(options, cwd)
  const loaded = new Map<string, Project>()
  return path => {
    const found = find(path)
    const known = loaded.get(found.root)
    if (known) return known
    const project = loadFound(found, options)
    loaded.set(found.root, project)
    return project
  }
}

/** What tags mean is compared as it is written, and without the glossary: an entry that changed is no change of an article. */
function changesOf(path: string, old: string, now: string, {codebook}: Project): ArticleChanges {
  const read = (text: string) => versionOf(resolve(path, parse(text), codebook, NO_GLOSSARY))
  return changesBetween(read(old), read(now))
}

const NO_GLOSSARY = buildGlossary([])
