import {checkProject} from '../../checking/check-project.js'
import type {SuppressedFinding, SuppressedRun} from '../../checking/suppress/apply-suppressions.js'
import type {Project} from '../../project/project.js'
import {emptyOutcome, type Outcome} from '../../reporting/report.js'
import type {Finding} from '../../rules/finding.js'
import {addRun, type Checker} from './check-file.js'
import {createStopwatch} from './stopwatch.js'

/** Checks the project file, the codebook and the glossary of a project. */
export function checkProjectFiles(checker: Checker): Outcome {
  const outcome = emptyOutcome()
  const {project} = checker
  const {rule} = createStopwatch(checker.timed === true, outcome.times)
  addFindings(outcome, checker, checkProject(project, rule))
  return outcome
}

/** Adds what rules found in the project's own files; each finding names its path. */
export function addFindings(
  outcome: Outcome,
  checker: Checker,
  {errors, ...others}: SuppressedRun
): void {
  const {project} = checker
  addRun(outcome, {...NOTHING, errors}, {checker, path: nameOf(project), text: ''})
  for (const [path, group] of groupByPath(others)) {
    const text = project.texts.get(path) ?? ''
    addRun(outcome, {...NOTHING, ...group}, {checker, path, text})
  }
}

const NOTHING: SuppressedRun = {findings: [], errors: [], suppressed: [], missing: []}

function nameOf({file, root}: Project): string {
  return file?.slice(root.length + 1) ?? ''
}

type Group = Pick<SuppressedRun, 'findings'> & {readonly suppressed: SuppressedFinding[]}

/** What the baseline lists in vain is a finding in its file. */
function groupByPath({
  findings,
  suppressed,
  missing
}: Omit<SuppressedRun, 'errors'>): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>()
  const groupOf = ({path}: Finding): Group => {
    const group = groups.get(path) ?? {findings: [], suppressed: []}
    groups.set(path, group)
    return group
  }
  for (const finding of [...findings, ...missing]) groupOf(finding).findings.push(finding)
  for (const accepted of suppressed) groupOf(accepted.finding).suppressed.push(accepted)
  return groups
}
