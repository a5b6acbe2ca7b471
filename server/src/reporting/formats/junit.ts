import {countFindings, groupFindings} from '../count-findings.js'
import type {FindingRecord} from '../finding-record.js'
import type {PrintedReport} from '../formatter.js'
import {escapeXml, openTag, XML_DECLARATION} from './xml.js'

/**
 * A JUnit report: each file is a suite and each finding a test case. Errors are failed tests; warnings and notes
 * are skipped ones, so that services show them and call nothing failed. What could not be checked is an error.
 */
export function* formatJunit(report: PrintedReport): Iterable<string> {
  const {findings, failures} = report
  const {error} = countFindings(findings)
  const tests = findings.length + failures.length
  const attributes = {name: NAME, tests, failures: error, errors: failures.length}
  yield `${XML_DECLARATION}${openTag('testsuites', attributes)}>\n`
  for (const [path, group] of groupFindings(findings, 'path')) yield* formatSuite(path, group)
  if (failures.length > 0) yield* formatFailures(report)
  if (tests === 0) yield* formatClean(report)
  yield '</testsuites>\n'
}

const NAME = 'newsmark'

function* formatSuite(path: string, group: readonly FindingRecord[]): Iterable<string> {
  const {error, warning, info} = countFindings(group)
  const skipped = warning + info
  const attributes = {name: path, tests: group.length, failures: error, errors: 0, skipped}
  yield `  ${openTag('testsuite', attributes)}>\n`
  for (const finding of group) yield formatCase(finding)
  yield '  </testsuite>\n'
}

function formatCase({path, line, column, ruleId, severity, message, url}: FindingRecord): string {
  const place = `${path}:${line}:${column}`
  const outcome = severity === 'error' ? 'failure' : 'skipped'
  const start = openTag('testcase', {name: `${ruleId} (${line}:${column})`, classname: path})
  const verdict = openTag(outcome, {type: ruleId, message})
  const body = escapeXml(`${place}: ${severity} ${ruleId} ${message} ${url}`)
  return `    ${start}>\n      ${verdict}>${body}</${outcome}>\n    </testcase>\n`
}

function* formatFailures({failures}: PrintedReport): Iterable<string> {
  const count = failures.length
  yield `  ${openTag('testsuite', {name: NAME, tests: count, failures: 0, errors: count})}>\n`
  for (const {path, message} of failures) {
    yield `    ${openTag('testcase', {name: path, classname: path})}>\n`
    yield `      ${openTag('error', {type: 'failure', message})}></error>\n    </testcase>\n`
  }
  yield '  </testsuite>\n'
}

/** A report without any test is taken for a mistake by some services. */
function* formatClean({articles}: PrintedReport): Iterable<string> {
  yield `  ${openTag('testsuite', {name: NAME, tests: 1, failures: 0, errors: 0})}>\n`
  yield `    ${openTag('testcase', {name: `articles checked: ${articles}`, classname: NAME})}/>\n`
  yield '  </testsuite>\n'
}
