import {ruleSettings} from '../project/rule-settings.js'
import type {Finding} from '../rules/finding.js'
import {checkProject} from '../rules/run-rules.js'
import {addRun, type Checker, type Outcome} from './checker.js'

/** Checks the project file, the codebook and the glossary of a project. */
export function checkProjectFiles({project, show}: Checker): Outcome {
  const outcome: Outcome = {findings: [], failures: []}
  const file = project.file?.slice(project.root.length + 1) ?? ''
  const {findings, errors} = checkProject(project, ruleSettings(project.config, file))
  addRun(outcome, {findings: [], errors}, '', show(file))
  for (const [path, group] of groupByPath(findings))
    addRun(outcome, {findings: group, errors: []}, project.texts.get(path) ?? '', show(path))
  return outcome
}

function groupByPath(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const group = groups.get(finding.path)
    if (group) group.push(finding)
    else groups.set(finding.path, [finding])
  }
  return groups
}
