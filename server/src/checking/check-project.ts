import {runSteps, type Steps} from '../base/steps.js'
import type {Project} from '../project/project.js'
import {ownSettings} from '../project/rule-settings.js'
import {projectRuleSteps} from '../rules/rule-steps.js'
import type {Measure} from '../rules/run-rules.js'
import {type SuppressedRun, suppressInFiles} from './suppress/apply-suppressions.js'

/**
 * Checks the project files: the project file, the codebook, the glossary and the baseline. Each finding names its
 * file, relative to the project's root; spans are in UTF-16 offsets into it.
 */
export function checkProject(project: Project, measure?: Measure): SuppressedRun {
  return runSteps(checkProjectSteps(project, measure))
}

/** The same in steps: the rules of 175,000 entries take 0.2 s. */
export function* checkProjectSteps(project: Project, measure?: Measure): Steps<SuppressedRun> {
  const settings = ownSettings(project)
  const run = yield* projectRuleSteps(project, settings, measure)
  return suppressInFiles(run, 'files', project, settings)
}
