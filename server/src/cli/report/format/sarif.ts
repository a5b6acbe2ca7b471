import type {Log, Run} from 'sarif'
import {version} from '../../version.js'
import type {PrintedReport, Stage} from './formatter.js'
import {formatJson, toJson} from './json.js'
import {toInvocation} from './sarif-invocation.js'
import {toResult} from './sarif-result.js'
import {ruleIndices, toRules} from './sarif-rules.js'

/** A SARIF 2.1.0 log with one run, a result a line. */
export function* formatSarif(report: PrintedReport, stage: Stage): Iterable<string> {
  const whole = toJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [toRun(report, stage)]
  } satisfies Log)
  yield whole.slice(0, -END.length)
  yield* formatJson(toResults(report, stage))
  yield END.slice('[]'.length)
  yield '\n'
}

/** What stands behind the start of the results, which come last. */
const END = '[]}]}'

/** The run without its results. */
function toRun(report: PrintedReport, stage: Stage): Run {
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
    invocations: [toInvocation(report, stage)],
    properties: {
      totals: {error, warning, note: info, suppressed},
      articles: report.articles
    },
    results: []
  }
}

function* toResults(report: PrintedReport, stage: Stage): Iterable<object> {
  const indices = ruleIndices()
  const context = {indices, identify: report.identify, stage}
  for (const finding of report.findings) yield toResult(finding, context)
  if (stage.listsAccepted) for (const finding of report.suppressed) yield toResult(finding, context)
}
