import {emptyOutcome, type Outcome} from '../check/checker.js'
import {readRecord} from '../part/read-record.js'
import {list, readJson} from '../part/read-shape.js'
import type {FindingRecord} from '../report/finding-record.js'

/** What was found in an article as JSON, without its failures; empty where that was nothing, as it mostly is. */
export function packFound({findings, suppressed}: Outcome): string {
  const isNothing = findings.length === 0 && suppressed.length === 0
  return isNothing ? '' : JSON.stringify([findings, suppressed])
}

/** What `packFound` made of the article of a path; undefined for anything else. */
export function unpackFound(json: string, path: string): Outcome | undefined {
  if (json === '') return emptyOutcome()
  const outcome = readJson(json, value => {
    const [findings, suppressed] = list(value)
    const outcome = emptyOutcome()
    outcome.findings.push(...list(findings).map(readRecord))
    outcome.suppressed.push(...list(suppressed).map(readRecord))
    return outcome
  })
  return outcome && isAllIn(outcome, path) ? outcome : undefined
}

/** Whether all was found in the article itself, and not in the baseline, which may be another one tomorrow. */
export function isAllIn({findings, suppressed}: Outcome, path: string): boolean {
  return [...findings, ...suppressed].every(finding => finding.path === path)
}

/** What was found with paths as a function shows them. */
export function showOutcome(
  {findings, suppressed, failures, ...others}: Outcome,
  show: (path: string) => string
): Outcome {
  const showRecord = (record: FindingRecord): FindingRecord => {
    const related = record.related?.map(place => ({...place, path: show(place.path)}))
    return {...record, path: show(record.path), ...(related && {related})}
  }
  return {
    findings: findings.map(showRecord),
    suppressed: suppressed.map(showRecord),
    failures: failures.map(({path, message}) => ({path: show(path), message})),
    ...others
  }
}
