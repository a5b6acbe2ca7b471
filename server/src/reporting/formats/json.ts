import type {EditRecord, FindingRecord, FixRecord, RelatedRecord} from '../finding-record.js'
import type {PrintedReport} from '../formatter.js'

/** A JSON array with one record a line. */
export function* formatJson(records: Iterable<object>): Iterable<string> {
  let separator = '[\n'
  for (const record of records) {
    yield separator + toJson(record)
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}

/** One JSON record a line. */
export function* formatJsonLines(records: Iterable<object>): Iterable<string> {
  for (const record of records) yield `${toJson(record)}\n`
}

/** Findings as one array. */
export function formatFindingsAsJson({findings}: PrintedReport): Iterable<string> {
  return formatJson(mapLazily(findings))
}

/** Findings as records, one a line. */
export function formatFindingsAsJsonLines({findings}: PrintedReport): Iterable<string> {
  return formatJsonLines(mapLazily(findings))
}

function* mapLazily(findings: readonly FindingRecord[]): Iterable<object> {
  for (const finding of findings) yield toPublicRecord(finding)
}

/** JSON on one line, made quiet. */
export function toJson(record: object): string {
  return quiet(JSON.stringify(record))
}

/**
 * The same JSON, in which services that look for commands in what is printed find none: they all begin
 * with `##[` or `##vso[`, or with a colon at the start of a line.
 */
export function quiet(json: string): string {
  return json.includes('##') ? json.replaceAll('##', '#\\u0023') : json
}

/** The fields that the documentation lists, all of them and in one order. */
export function toPublicRecord(finding: FindingRecord): object {
  const {path, offset, endOffset, ruleId, severity, message, expected, url, fingerprint} = finding
  return {
    path,
    ...placeOf(finding),
    offset,
    endOffset,
    ruleId,
    severity,
    message,
    expected,
    url,
    fingerprint,
    fix: finding.fix ? toPublicFix(finding.fix) : null,
    related: (finding.related ?? []).map(toPublicRelated)
  }
}

function toPublicFix({title, safety, edits}: FixRecord): object {
  const changes = edits.map(edit => {
    const {offset, endOffset, text} = edit
    return {...placeOf(edit), offset, endOffset, text}
  })
  return {title, safety, edits: changes}
}

function placeOf({line, column, endLine, endColumn}: EditRecord | FindingRecord): object {
  return {line, column, endLine, endColumn}
}

function toPublicRelated({message, path, line, column, endLine, endColumn}: RelatedRecord): object {
  const place = {line: line ?? null, column: column ?? null}
  return {message, path, ...place, endLine: endLine ?? null, endColumn: endColumn ?? null}
}
