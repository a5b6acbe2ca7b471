import {getOrMake} from '../../base/group.js'
import {isGone} from '../../node/file-kind.js'
import type {AcceptedCounts, AcceptedFiles, AcceptedInFile, Counts} from '../../project/baseline.js'
import type {CheckReport} from '../../reporting/report.js'
import {count, grouped} from '../../reporting/text.js'
import type {ProjectFiles} from '../files/run-files.js'

/** How a baseline is changed. */
export type BaselineAction = 'create' | 'update' | 'prune'

/**
 * The findings that the baseline of a project lists from now on: to create one, all that were found; to update one,
 * those, and those that it lists for files that were not looked at and are not gone; to prune one, only listed ones.
 */
export function nextBaseline(
  action: BaselineAction,
  files: ProjectFiles,
  report: CheckReport,
  old: AcceptedFiles
): AcceptedCounts {
  const present = presentIn(files, report)
  const next = new Map<string, ReadonlyMap<string, Counts>>(action === 'prune' ? [] : present)
  if (action === 'create') return next
  const checked = checkedIn(files, report)
  const {root} = files.project
  for (const [path, listed] of old) {
    if (!checked.has(path)) {
      if (!isGone(`${root}/${path}`))
        next.set(path, new Map([...countsIn(listed), ...(next.get(path) ?? [])]))
    } else if (action === 'prune') next.set(path, keepPresent(listed, present.get(path)))
  }
  return next
}

/** The findings in the files of a project, by file and rule. */
function presentIn(
  {project, access, articles}: ProjectFiles,
  {findings}: CheckReport
): AcceptedCounts {
  const checked = [...project.texts.keys(), ...articles]
  const paths = new Map(checked.map(path => [access.show(path), path]))
  const present = new Map<string, Map<string, Map<string, number>>>()
  for (const {path: shown, ruleId, fingerprint} of findings) {
    const path = paths.get(shown)
    if (path === undefined) continue
    const rules = getOrMake(present, path, () => new Map<string, Map<string, number>>())
    const counts = getOrMake(rules, ruleId, () => new Map<string, number>())
    counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1)
  }
  return present
}

/** The files of a project that were looked at: one that was skipped, or for which something failed, was not. */
function checkedIn(
  {project, access, articles}: ProjectFiles,
  {failures, skipped}: CheckReport
): ReadonlySet<string> {
  const unchecked = new Set([...failures, ...skipped].map(({path}) => path))
  const checked = [...project.texts.keys(), ...articles]
  return new Set(checked.filter(path => !unchecked.has(access.show(path))))
}

/** The counts of a baseline, without the places where it lists them. */
export function countsOf(files: AcceptedFiles): AcceptedCounts {
  return new Map(Array.from(files, ([path, listed]) => [path, countsIn(listed)]))
}

function countsIn(listed: AcceptedInFile): ReadonlyMap<string, Counts> {
  return new Map(Array.from(listed, ([rule, {counts}]) => [rule, counts]))
}

/** As many of each fingerprint as are listed and found. */
function keepPresent(
  listed: AcceptedInFile,
  present: ReadonlyMap<string, Counts> = new Map()
): ReadonlyMap<string, Counts> {
  const kept = new Map<string, Counts>()
  for (const [rule, {counts}] of listed) {
    const found = present.get(rule)
    const both = Array.from(counts, ([fingerprint, count]): [string, number] => [
      fingerprint,
      Math.min(count, found?.get(fingerprint) ?? 0)
    ])
    kept.set(rule, new Map(both.filter(([, count]) => count > 0)))
  }
  return kept
}

/** One sentence on the change of a baseline; `file` is as seen from the working directory. */
export function describeChange(
  action: BaselineAction,
  before: AcceptedCounts,
  now: AcceptedCounts,
  file: string
): string {
  const [old, all, kept] = [countIn(before), countIn(now), countCommon(before, now)]
  const files = [...now.values()].filter(rules => [...rules.values()].some(({size}) => size > 0))
  const listed = `${file} lists ${count(all, 'finding')} in ${count(files.length, 'file')}`
  const added = `accepted ${grouped(all - kept)}`
  const dropped = `dropped ${grouped(old - kept)}`
  if (action === 'create') return `${listed}.`
  return `${listed}: ${action === 'prune' ? dropped : `${added} more, ${dropped}`}.`
}

function countIn(files: AcceptedCounts): number {
  return countCommon(files, files)
}

/** How many findings two baselines have in common. */
function countCommon(a: AcceptedCounts, b: AcceptedCounts): number {
  let sum = 0
  for (const [path, rules] of a) {
    for (const [rule, counts] of rules) {
      const others = b.get(path)?.get(rule)
      for (const [fingerprint, number] of counts)
        sum += Math.min(number, others?.get(fingerprint) ?? 0)
    }
  }
  return sum
}
