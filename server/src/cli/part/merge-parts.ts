import {collectSoon} from '../../node/optimise-later.js'
import {checkProjectFiles} from '../check/check-project-files.js'
import {checkReferences} from '../check/check-references.js'
import {joinOutcome} from '../check/checker.js'
import {openFacts} from '../check/facts-store.js'
import {type CheckReport, finish} from '../check/run-check.js'
import type {Pace} from '../pace.js'
import type {ProjectJob} from '../select/plan.js'
import type {CheckSettings} from '../settings/check-settings.js'
import type {Gathered} from './gather.js'
import {openProjects} from './open-projects.js'

/** From so many articles on, memory is worth keeping low. */
const LONG = 2000

/** What one run over all articles would have come to. */
export interface MergedRun {
  readonly report: CheckReport
  readonly jobs: readonly ProjectJob[]
  /** What is told on standard error besides. */
  readonly notes: ReadonlySet<string>
}

/**
 * Does with the projects of all parts what takes all their articles. Throws a PartError where a project is not as
 * it was when the parts were made.
 */
export async function mergeParts(
  {projects, outcome, articles, notes}: Gathered,
  settings: CheckSettings,
  pace: Pace
): Promise<MergedRun> {
  if (articles >= LONG) collectSoon()
  const {opened, notes: further, failures} = openProjects(projects.values(), settings)
  for (const {job, gathered} of opened) {
    if (pace.interrupted) break
    joinOutcome(outcome, checkProjectFiles(job.checker))
    const stored = openFacts(gathered.paths, [gathered.facts.seal()])
    joinOutcome(outcome, await checkReferences(job, stored, pace))
    stored.drop()
  }
  for (const failure of failures) outcome.failures.push(failure)
  return {
    report: finish(outcome, articles, pace.interrupted),
    jobs: opened.map(({job}) => job),
    notes: new Set([...notes, ...further])
  }
}
