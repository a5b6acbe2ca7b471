import {resolve} from 'node:path'
import {allowedRoot, isWithin, realPath, toPortable} from '../../node/paths.js'
import {collectSoon} from '../../node/v8.js'
import {type CheckReport, type Failure, joinOutcome, toReport} from '../../reporting/report.js'
import {
  type CollectedFiles,
  finishCollecting,
  projectIn,
  startCollecting
} from '../files/collect-files.js'
import type {ProjectFiles} from '../files/run-files.js'
import {chooseBaseline} from '../files/run-project.js'
import type {CheckOptions} from '../options.js'
import {checkCorpus} from '../run/check-corpus.js'
import {checkProjectFiles, projectRun} from '../run/check-file.js'
import type {RunContext} from '../run-context.js'
import {readShards} from './read-shards.js'
import {mismatch} from './shard-error.js'
import {hashOfProject} from './shard-header.js'
import type {PlacedShard, ShardedProject, ShardsContent} from './shards-content.js'

/** Shards that fit together, and the options under which they were made and are merged. */
export interface OpenedShards {
  readonly content: ShardsContent
  readonly options: CheckOptions
}

/** Reads the reports of shards; throws a ShardError where they do not fit together, or cannot be read. */
export function openShards(
  files: readonly string[],
  options: CheckOptions,
  cwd: string
): OpenedShards {
  const content = readShards(files, cwd)
  const [first] = content.shards
  if (!first) return {content, options}
  refuseOutside(first, cwd)
  const {inline, baseline, ...others} = first.header.settings
  return {
    content,
    options: {
      ...options,
      files: {...options.files, ...others},
      suppression: {...options.suppression, inline, baseline}
    }
  }
}

/** Shards may come from strangers, who shall not have other files read. */
function refuseOutside({place, header}: PlacedShard, cwd: string): void {
  const {baseline} = header.settings
  if (typeof baseline === 'string') return
  if (isWithin(allowedRoot(cwd), realPath(resolve(cwd, baseline.file)))) return
  throw mismatch(place, `baseline ${baseline.file}`, 'one in this folder or its repository')
}

/** The report that one run over all articles would have come to. */
export interface MergedRun {
  readonly report: CheckReport
  readonly projects: readonly ProjectFiles[]
  /** Sentences for the user, beside the report. */
  readonly notes: ReadonlySet<string>
}

/**
 * Checks what takes all articles of the projects of all shards, and joins it with their findings. Throws a ShardError
 * where a project is not as it was when the shards were made.
 */
export async function mergeShards(
  {projects, outcome, articles, notes}: ShardsContent,
  options: CheckOptions,
  context: RunContext
): Promise<MergedRun> {
  const {progress, cwd} = context
  if (articles >= LONG) collectSoon()
  const opened = openProjects(projects.values(), options, cwd)
  for (const {files, sharded} of opened.projects) {
    if (progress.interrupted) break
    const run = {...projectRun(files, options, context), wanted: undefined}
    joinOutcome(outcome, checkProjectFiles(run))
    joinOutcome(outcome, await checkCorpus(run, [sharded.facts.finish()], progress))
  }
  for (const failure of opened.failures) outcome.failures.push(failure)
  const {interrupted} = progress
  return {
    report: toReport(outcome, {articles, interrupted, stoppedAt: undefined}),
    projects: opened.projects.map(({files}) => files),
    notes: new Set([...notes, ...opened.notes])
  }
}

/** From so many articles on, memory is worth keeping low. */
const LONG = 2000

/** The projects whose articles shards have checked. */
interface OpenProjects {
  readonly projects: readonly OpenProject[]
  readonly notes: readonly string[]
  /** Folders and links that could not be looked at; more are added when articles are searched for. */
  readonly failures: readonly Failure[]
}

/** One of them, and what shards know of it. */
interface OpenProject {
  readonly files: ProjectFiles
  readonly sharded: ShardedProject
}

/** Loads the projects of shards; throws a ShardError where one is another one here, or not as it was. */
function openProjects(
  projects: Iterable<ShardedProject>,
  options: CheckOptions,
  cwd: string
): OpenProjects {
  const collected = startCollecting(options.files, cwd)
  const byRoot = new Map<string, ShardedProject>()
  for (const project of projects) byRoot.set(add(collected, project), project)
  const {projects: loadedProjects, failures, notes} = finishCollecting(collected)
  const opened = loadedProjects.flatMap(({project: loaded, ...others}) => {
    const known = byRoot.get(loaded.root)
    if (!known) return []
    const project = chooseBaseline(loaded, options.suppression.baseline, cwd)
    if (hashOfProject(project) !== known.hash)
      throw mismatch(
        known.place,
        'settings, codebook, glossary or baseline',
        `those of ${shown(known)} as they are here`
      )
    return [{files: {...others, project}, sharded: known}]
  })
  return {projects: opened, notes, failures}
}

/** Adds the articles that shards have checked; gives the absolute root of their project. */
function add(collected: CollectedFiles, sharded: ShardedProject): string {
  const {root, place, paths} = sharded
  const {cwd} = collected
  const folder = toPortable(root, cwd)
  if (!isWithin(allowedRoot(cwd), realPath(folder)))
    throw mismatch(place, `project ${shown(sharded)}`, 'one in this folder or its repository')
  const found = collected.findProject(folder)
  if (found.root !== folder)
    throw mismatch(place, `project ${shown(sharded)}`, 'to be run where the parts were made')
  const added = projectIn(collected, found)
  for (const path of paths) added.articles.add(path)
  added.isWanted = true
  added.isWhole = sharded.isWhole
  return folder
}

function shown({root}: ShardedProject): string {
  return root === '' ? '.' : root
}
