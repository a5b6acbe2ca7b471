import {list, maybe, oneOf, readJson, record, text, whole} from '../data/decode.js'
import type {
  EditRecord,
  FindingRecord,
  FixRecord,
  RelatedRecord,
  SuppressionRecord
} from './finding-record.js'
import {emptyOutcome, type Outcome} from './report.js'

/**
 * A finding as it comes back from JSON, with its fields in the order in which they are printed and no others;
 * throws a ShapeError on anything else.
 */
export function readRecord(value: unknown): FindingRecord {
  const {path, ruleId, severity, message, expected, url, fingerprint, ...others} = record(value)
  const fix = maybe(others['fix'], readFix)
  const related = maybe(others['related'], readRelatedList)
  const suppression = maybe(others['suppression'], readSuppression)
  return {
    path: text(path),
    ...readLines(value),
    ...readOffsets(value),
    ruleId: text(ruleId),
    severity: oneOf(severity, ['info', 'warning', 'error']),
    message: text(message),
    expected: list(expected).map(text),
    url: text(url),
    fingerprint: text(fingerprint),
    ...(fix && {fix}),
    ...(related && {related}),
    ...(suppression && {suppression})
  }
}

type Lines = Pick<FindingRecord, 'line' | 'column' | 'endLine' | 'endColumn'>

function readLines(value: unknown): Lines {
  const {line, column, endLine, endColumn} = record(value)
  return {
    line: whole(line),
    column: whole(column),
    endLine: whole(endLine),
    endColumn: whole(endColumn)
  }
}

function readOffsets(value: unknown): Pick<FindingRecord, 'offset' | 'endOffset'> {
  const {offset, endOffset} = record(value)
  return {offset: whole(offset), endOffset: whole(endOffset)}
}

function readFix(value: unknown): FixRecord {
  const {title, safety, edits} = record(value)
  return {
    title: text(title),
    safety: oneOf(safety, ['safe', 'unsafe']),
    edits: list(edits).map(readEdit)
  }
}

function readEdit(value: unknown): EditRecord {
  return {...readLines(value), ...readOffsets(value), text: text(record(value)['text'])}
}

/** Undefined for none, as in findings that nothing else explains. */
function readRelatedList(value: unknown): RelatedRecord[] | undefined {
  const places = list(value).map(readRelated)
  return places.length > 0 ? places : undefined
}

function readRelated(value: unknown): RelatedRecord {
  const {message, path, line} = record(value)
  return {
    message: text(message),
    path: text(path),
    ...(typeof line === 'number' && readLines(value))
  }
}

function readSuppression(value: unknown): SuppressionRecord {
  const {kind, reason} = record(value)
  const why = maybe(reason, text)
  return {
    kind: oneOf(kind, ['comment', 'baseline']),
    ...(why !== undefined && {reason: why})
  }
}

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
