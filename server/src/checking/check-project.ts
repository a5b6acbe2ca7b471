import type {Project} from '../project/project.js'
import {ownSettings} from '../project/rule-settings.js'
import {type Measure, runProjectRules} from '../rules/run-rules.js'
import {type SuppressedRun, suppressInFiles} from './suppress/apply-suppressions.js'

/**
 * Checks the project files: the project file, the codebook, the glossary and the baseline. Each finding names its
 * file, relative to the project's root; spans are in UTF-16 offsets into it.
 */
export function checkProject(project: Project, measure?: Measure): SuppressedRun {
  const settings = ownSettings(project)
  return suppressInFiles(runProjectRules(project, settings, measure), 'files', project, settings)
}
