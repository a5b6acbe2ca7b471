import {type CheckedArticles, checkArticles} from '../check/check-articles.js'
import {emptyOutcome, joinOutcome} from '../check/checker.js'
import {type CheckReport, equip, finish, tellTrouble} from '../check/run-check.js'
import type {Pace} from '../pace.js'
import type {Plan, ProjectJob} from '../select/plan.js'
import type {CheckSettings} from '../settings/check-settings.js'
import {showPath} from '../show-path.js'
import {makeHeader} from './part-settings.js'
import {hashOfProject} from './project-hash.js'
import type {Part, PartProject} from './write-part.js'

/** What one of several runs has found, and what to call when it has been written. */
export interface PartRun {
  readonly part: Part
  readonly report: CheckReport
  readonly drop: () => void
}

/** Checks the articles of a plan each on its own, and leaves what takes all of them to `newsmark merge`. */
export async function runPart(plan: Plan, settings: CheckSettings, pace: Pace): Promise<PartRun> {
  const whole = emptyOutcome()
  for (const failure of plan.failures) whole.failures.push(failure)
  const done: CheckedJob[] = []
  const troubles: string[] = []
  let articles = 0
  for (const planned of plan.jobs) {
    if (pace.interrupted) break
    const job = equip(planned, settings)
    const checked = await checkArticles(job, settings.running, pace, articles)
    joinOutcome(whole, checked.checked)
    troubles.push(...checked.checked.troubles)
    articles += checked.checked.articles
    done.push({job, ...checked})
  }
  tellTrouble(troubles)
  const report = finish(whole, articles, pace.interrupted)
  const part = {
    header: makeHeader(settings.selecting, settings.acceptance),
    projects: done.map(({job, stored}) => ({...describe(job), facts: stored.lines})),
    report,
    notes: plan.notes
  }
  const drop = (): void => {
    for (const {stored} of done) stored.drop()
  }
  return {part, report, drop}
}

interface CheckedJob extends CheckedArticles {
  readonly job: ProjectJob
}

function describe({checker: {project}, articles, isWhole}: ProjectJob): Omit<PartProject, 'facts'> {
  return {
    root: showPath(project.root),
    hash: hashOfProject(project),
    isWhole: isWhole === true,
    articles
  }
}
