import {sha256Of} from '../../base/hash.js'
import type {FindingRecord} from '../finding-record.js'
import type {OutputTarget, PrintedReport} from '../formatter.js'
import {formatJson} from './json.js'

/** A Code Quality report as GitLab reads it. */
export function formatGitlab(report: PrintedReport, target: OutputTarget): Iterable<string> {
  return formatJson(toIssues(report, target))
}

function* toIssues(
  {findings, identify}: PrintedReport,
  {fromRoot}: OutputTarget
): Iterable<object> {
  for (const finding of findings) {
    const {message, ruleId, severity, url} = finding
    const path = fromRoot(finding.path)
    yield {
      type: 'issue',
      description: message,
      check_name: ruleId,
      // GitLab drops all but the first finding with a fingerprint, in whatever file.
      fingerprint: sha256Of(`${path}\n${identify(finding)}`).slice(0, 32),
      severity: SEVERITY[severity],
      categories: ['Style'],
      content: {body: `See ${url}`},
      location: {path, positions: positionsOf(finding)}
    }
  }
}

const SEVERITY = {error: 'major', warning: 'minor', info: 'info'} as const

function positionsOf({line, column, endLine, endColumn}: FindingRecord): object {
  return {begin: {line, column}, end: {line: endLine, column: endColumn}}
}
