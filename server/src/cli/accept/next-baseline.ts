import {isGone} from '../../node/is-gone.js'
import type {AcceptedFiles, AcceptedInFile, Counts} from '../../project/baseline.js'
import type {AcceptedCounts} from '../../project/write-baseline.js'
import {invalidEncoding} from '../../rules/invalid-encoding.js'
import type {CheckReport} from '../check/run-check.js'
import type {ProjectJob} from '../select/plan.js'

/** What is done with a baseline. */
export type BaselineAction = 'create' | 'update' | 'prune'

/** What is accepted from now on in a project. */
export function nextBaseline(
  action: BaselineAction,
  job: ProjectJob,
  report: CheckReport,
  old: AcceptedFiles
): AcceptedCounts {
  const present = presentIn(job, report)
  const next = new Map<string, ReadonlyMap<string, Counts>>(action === 'prune' ? [] : present)
  if (action === 'create') return next
  const checked = checkedIn(job, report)
  const {root} = job.checker.project
  for (const [path, accepted] of old) {
    if (!checked.has(path)) {
      if (!isGone(`${root}/${path}`))
        next.set(path, new Map([...countsIn(accepted), ...(next.get(path) ?? [])]))
    } else if (action === 'prune') next.set(path, keepPresent(accepted, present.get(path)))
  }
  return next
}

/** What is found in the files of a project, by file and rule. */
function presentIn({checker, articles}: ProjectJob, {findings}: CheckReport): AcceptedCounts {
  const {texts} = checker.project
  const paths = new Map([...texts.keys(), ...articles].map(path => [checker.show(path), path]))
  const present = new Map<string, Map<string, Map<string, number>>>()
  for (const {path: shown, ruleId, fingerprint} of findings) {
    const path = paths.get(shown)
    if (path === undefined) continue
    const rules = entryOf(present, path, () => new Map<string, Map<string, number>>())
    const counts = entryOf(rules, ruleId, () => new Map<string, number>())
    counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1)
  }
  return present
}

function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** The files that were looked at; one that could not be read, is no text or is too large was not. */
function checkedIn(
  {checker, articles}: ProjectJob,
  {findings, failures, notices}: CheckReport
): ReadonlySet<string> {
  const foreign = findings.filter(({ruleId}) => ruleId === invalidEncoding.id)
  const failed = new Set([...failures, ...foreign].map(({path}) => path))
  const isChecked = (path: string): boolean => {
    const shown = checker.show(path)
    return !failed.has(shown) && !notices.some(notice => notice.startsWith(`${shown} `))
  }
  return new Set([...checker.project.texts.keys(), ...articles].filter(isChecked))
}

/** What is accepted, without the places it is listed at. */
export function countsOf(files: AcceptedFiles): AcceptedCounts {
  return new Map(Array.from(files, ([path, accepted]) => [path, countsIn(accepted)]))
}

function countsIn(accepted: AcceptedInFile): ReadonlyMap<string, Counts> {
  return new Map(Array.from(accepted, ([rule, {counts}]) => [rule, counts]))
}

/** As many of each fingerprint as are listed and found. */
function keepPresent(
  accepted: AcceptedInFile,
  present: ReadonlyMap<string, Counts> = new Map()
): ReadonlyMap<string, Counts> {
  const kept = new Map<string, Counts>()
  for (const [rule, {counts}] of accepted) {
    const found = present.get(rule)
    const both = Array.from(counts, ([fingerprint, count]): [string, number] => [
      fingerprint,
      Math.min(count, found?.get(fingerprint) ?? 0)
    ])
    kept.set(rule, new Map(both.filter(([, count]) => count > 0)))
  }
  return kept
}
