import {resolve} from 'node:path'
import {allowedRoot, isWithin, realPath, toPortable} from '../../node/paths.js'
import {equip} from '../check/run-check.js'
import type {Failure} from '../failure.js'
import {type Draft, finishDraft, projectIn, startDraft} from '../select/draft.js'
import type {ProjectJob} from '../select/plan.js'
import type {CheckSettings} from '../settings/check-settings.js'
import type {GatheredProject} from './gather.js'
import {unfit} from './part-error.js'
import {hashOfProject} from './project-hash.js'

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
  readonly job: ProjectJob
  readonly gathered: GatheredProject
}

/** Loads the projects of parts; throws a PartError where one is another one here, or not as it was. */
export function openProjects(
  projects: Iterable<GatheredProject>,
  settings: CheckSettings
): OpenProjects {
  const draft = startDraft(settings.selecting)
  const byRoot = new Map<string, GatheredProject>()
  for (const gathered of projects) byRoot.set(add(draft, gathered), gathered)
  const opened: OpenProject[] = []
  const {jobs, failures, notes} = finishDraft(draft)
  for (const planned of jobs) {
    const gathered = byRoot.get(planned.checker.project.root)
    if (!gathered) continue
    const job = equip(planned, settings)
    if (hashOfProject(job.checker.project) !== gathered.hash)
      throw unfit(
        gathered.place,
        'settings, codebook, glossary or baseline',
        `those of ${shown(gathered)} as they are here`
      )
    opened.push({job, gathered})
  }
  return {opened, notes, failures}
}

/** Gives the absolute root. */
function add(draft: Draft, gathered: GatheredProject): string {
  const {root, place, paths} = gathered
  const folder = toPortable(resolve(root))
  if (!isWithin(allowedRoot('.'), realPath(folder)))
    throw unfit(place, `project ${shown(gathered)}`, 'one in this folder or its repository')
  const found = draft.findProject(folder)
  if (found.root !== folder)
    throw unfit(place, `project ${shown(gathered)}`, 'to be run where the parts were made')
  const added = projectIn(draft, found)
  for (const path of paths) added.articles.add(path)
  added.isWanted = true
  added.isWhole = gathered.isWhole
  return folder
}

function shown({root}: GatheredProject): string {
  return root === '' ? '.' : root
}
