import {resolve} from 'node:path'
import type {CheckSettings} from '../../cli/options/check-settings.js'
import {allowedRoot, isWithin, realPath, toPortable} from '../../node/paths.js'
import {collectSoon} from '../../node/v8.js'
import type {Failure} from '../../reporting/report.js'
import {type CheckReport, joinOutcome} from '../../reporting/report.js'
import {
  type CollectedFiles,
  finishCollecting,
  projectIn,
  startCollecting
} from '../files/collect-files.js'
import type {ProjectFiles} from '../files/run-files.js'
import {checkReferences} from '../run/check-corpus.js'
import {checkProjectFiles} from '../run/check-project-files.js'
import {openFacts} from '../run/facts-store.js'
import type {Progress} from '../run/progress.js'
import {equip, finish} from '../run/run-check.js'
import type {GatheredProject, GatheredShards, PlacedShard} from './gather-shards.js'
import {readShards} from './read-shards.js'
import {mismatch} from './shard-error.js'
import {hashOfProject} from './shard-header.js'

/** From so many articles on, memory is worth keeping low. */
const LONG = 2000

/** What one run over all articles would have come to. */
export interface MergedRun {
  readonly report: CheckReport
  readonly jobs: readonly ProjectFiles[]
  /** What is told on standard error besides. */
  readonly notes: ReadonlySet<string>
}

/**
 * Does with the projects of all parts what takes all their articles. Throws a PartError where a project is not as
 * it was when the parts were made.
 */
export async function mergeShards(
  {projects, outcome, articles, notes}: GatheredShards,
  settings: CheckSettings,
  progress: Progress
): Promise<MergedRun> {
  if (articles >= LONG) collectSoon()
  const {opened, notes: further, failures} = openProjects(projects.values(), settings)
  for (const {job, gathered} of opened) {
    if (progress.interrupted) break
    joinOutcome(outcome, checkProjectFiles(job.checker))
    const stored = openFacts(gathered.paths, [gathered.facts.seal()])
    joinOutcome(outcome, await checkReferences(job, stored, progress))
    stored.drop()
  }
  for (const failure of failures) outcome.failures.push(failure)
  return {
    report: finish(outcome, articles, progress.interrupted),
    jobs: opened.map(({job}) => job),
    notes: new Set([...notes, ...further])
  }
}

/** The projects whose articles parts have checked, with what is left to do with them. */
export interface OpenProjects {
  readonly opened: readonly OpenProject[]
  /** What was noticed on the way, for standard error. */
  readonly notes: readonly string[]
  /** What could not be looked at; more are added when articles are searched for. */
  readonly failures: readonly Failure[]
}

/** One of them. */
export interface OpenProject {
  readonly job: ProjectFiles
  readonly gathered: GatheredProject
}

/** Loads the projects of parts; throws a PartError where one is another one here, or not as it was. */
export function openProjects(
  projects: Iterable<GatheredProject>,
  settings: CheckSettings
): OpenProjects {
  const collected = startCollecting(settings.fileSettings)
  const byRoot = new Map<string, GatheredProject>()
  for (const gathered of projects) byRoot.set(add(collected, gathered), gathered)
  const opened: OpenProject[] = []
  const {jobs, failures, notes} = finishCollecting(collected)
  for (const planned of jobs) {
    const gathered = byRoot.get(planned.checker.project.root)
    if (!gathered) continue
    const job = equip(planned, settings)
    if (hashOfProject(job.checker.project) !== gathered.hash)
      throw mismatch(
        gathered.place,
        'settings, codebook, glossary or baseline',
        `those of ${shown(gathered)} as they are here`
      )
    opened.push({job, gathered})
  }
  return {opened, notes, failures}
}

/** Gives the absolute root. */
function add(collected: CollectedFiles, gathered: GatheredProject): string {
  const {root, place, paths} = gathered
  const folder = toPortable(resolve(root))
  if (!isWithin(allowedRoot('.'), realPath(folder)))
    throw mismatch(place, `project ${shown(gathered)}`, 'one in this folder or its repository')
  const found = collected.findProject(folder)
  if (found.root !== folder)
    throw mismatch(place, `project ${shown(gathered)}`, 'to be run where the parts were made')
  const added = projectIn(collected, found)
  for (const path of paths) added.articles.add(path)
  added.isWanted = true
  added.isWhole = gathered.isWhole
  return folder
}

function shown({root}: GatheredProject): string {
  return root === '' ? '.' : root
}

/** What parts hold, and the settings under which they were made and are put together. */
export interface GatheredRun {
  readonly gathered: GatheredShards
  readonly settings: CheckSettings
}

/** Reads parts that fit together; throws a PartError where they do not, or cannot be read. */
export function gatherShards(files: readonly string[], options: CheckSettings): GatheredRun {
  const {fileSettings, suppression} = options
  const gathered = readShards(files)
  const [first] = gathered.parts
  if (!first) return {gathered, settings: options}
  refuseOutside(first)
  const {inline, baseline, ...others} = first.header.settings
  return {
    gathered,
    settings: {
      ...options,
      fileSettings: {...fileSettings, ...others},
      suppression: {...suppression, inline, baseline}
    }
  }
}

/** Parts may come from strangers, who shall not have other files read. */
function refuseOutside({place, header}: PlacedShard): void {
  const {baseline} = header.settings
  if (typeof baseline === 'string' || isWithin(allowedRoot('.'), realPath(baseline.file))) return
  throw mismatch(place, `baseline ${baseline.file}`, 'one in this folder or its repository')
}
