import type {Project} from '../project/project.js'
import type {RuleSettings} from '../project/rule-settings.js'
import type {Finding} from '../rules/finding.js'
import {byPlace, type RuleRun} from '../rules/run-rules.js'
import type {Phase} from './phase.js'
import {type SettledRun, settle} from './settle.js'

/**
 * Parts what rules found in a project's own files into what stands and what its baseline accepts, file by file;
 * these have no comments that silence anything.
 */
export function settleFiles(
  run: RuleRun,
  phase: Phase & ('files' | 'usage'),
  project: Project,
  settings: RuleSettings
): SettledRun {
  const {baseline, texts} = project
  if (!baseline) return {...run, suppressed: [], missing: []}
  const byPath = groupByPath(run.findings)
  for (const path of baseline.files.keys())
    if (texts.has(path) && !byPath.has(path)) byPath.set(path, [])
  const runs = Array.from(byPath, ([path, findings]) =>
    settle({findings, errors: []}, phase, {
      path,
      settings,
      directives: [],
      baseline,
      text: () => texts.get(path) ?? ''
    })
  )
  return {
    findings: runs.flatMap(({findings}) => findings).sort(byPlace),
    errors: run.errors,
    suppressed: runs.flatMap(({suppressed}) => suppressed),
    missing: runs.flatMap(({missing}) => missing)
  }
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
