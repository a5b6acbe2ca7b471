import type {Invocation, Log, Notification, Run} from 'sarif'
import {version} from '../../base/version.js'
import type {OutputTarget, PrintedReport} from '../formatter.js'
import type {Failure} from '../report.js'
import {formatJson, toJson} from './json.js'
import {ruleIndices, toArtifact, toResult, toRules} from './sarif-result.js'

/** A SARIF 2.1.0 log with one run, a result a line. */
export function* formatSarif(report: PrintedReport, target: OutputTarget): Iterable<string> {
  const whole = toJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [toRun(report, target)]
  } satisfies Log)
  yield whole.slice(0, -END.length)
  yield* formatJson(toResults(report, target))
  yield END.slice('[]'.length)
  yield '\n'
}

/** The end of a log from the start of the results on, which come last. */
const END = '[]}]}'

/** The run without its results. */
function toRun(report: PrintedReport, target: OutputTarget): Run {
  const {error, warning, info, suppressed} = report.totals
  return {
    tool: {
      driver: {
        name: 'Newsmark',
        semanticVersion: version(),
        informationUri: 'https://github.com/newsmark/newsmark',
        rules: toRules()
      }
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: {'%SRCROOT%': {description: {text: 'The root of the repository.'}}},
    invocations: [toInvocation(report, target)],
    properties: {
      totals: {error, warning, note: info, suppressed},
      articles: report.articles
    },
    results: []
  }
}

function* toResults(report: PrintedReport, target: OutputTarget): Iterable<object> {
  const indices = ruleIndices()
  const context = {indices, identify: report.identify, target}
  for (const finding of report.findings) yield toResult(finding, context)
  if (target.listsSuppressed)
    for (const finding of report.suppressed) yield toResult(finding, context)
}

/** How the run went: what could not be checked, and what was left out. */
function toInvocation(report: PrintedReport, target: OutputTarget): Invocation {
  const {failures, notices, interrupted} = report
  const left: Notification[] = notices.map(text => ({level: 'warning', message: {text}}))
  if (interrupted)
    left.push({level: 'error', message: {text: 'Interrupted before all articles were checked'}})
  return {
    executionSuccessful: failures.length === 0 && !interrupted,
    toolExecutionNotifications: [...failures.map(toNotification(target)), ...left]
  }
}

function toNotification(target: OutputTarget): (failure: Failure) => Notification {
  return ({path, message}) => ({
    level: 'error',
    message: {text: message},
    ...(path !== '' && locate(path, target))
  })
}

function locate(path: string, target: OutputTarget): Pick<Notification, 'locations'> {
  return {locations: [{physicalLocation: {artifactLocation: toArtifact(path, target)}}]}
}
