import {STANDARD_OUTPUT, writeOutput} from '../node/standard-streams.js'
import type {Command} from './command.js'
import {exitCode} from './exit-code.js'
import {formatFindings, formats} from './format-findings.js'
import {checkHelp} from './help/check-help.js'
import {createPace} from './pace.js'
import type {Plan} from './plan.js'
import {planCheck} from './plan-check.js'
import {planStdin} from './plan-stdin.js'
import {type Arguments, readChoice, readCount} from './read-arguments.js'
import {STDIN} from './read-given.js'
import {reportFailures, tell} from './report-failures.js'
import {type CheckReport, runCheck} from './run-check.js'
import {UsageError} from './usage-error.js'

/** `newsmark check [paths…]` */
export const checkCommand: Command = {
  name: 'check',
  help: checkHelp,
  options: {
    format: 'value',
    'max-warnings': 'value',
    quiet: 'flag',
    color: 'flag',
    'no-color': 'flag',
    'stdin-filename': 'value'
  },
  run: check
}

async function check(given: Arguments): Promise<number> {
  const format = readChoice(given, 'format', formats)
  const allowed = readCount(given, 'max-warnings')
  const plan = makePlan(given)
  const pace = createPace(plan.jobs.reduce((sum, {articles}) => sum + articles.length, 0))
  const report = await runCheck(plan.jobs, pace)
  pace.end()
  const failures = [...plan.failures, ...report.failures]
  for (const path of plan.empty) tell(emptyNote(path))
  reportFailures(failures)
  const code = failures.length > 0 ? exitCode.failure : judge(report, allowed)
  const shown = given.flags.has('quiet') ? onlyErrors(report) : report
  writeOutput(STANDARD_OUTPUT, await formatFindings(format, {...shown, failures}, given.flags))
  return report.interrupted ? exitCode.interrupted : code
}

function makePlan({operands, values}: Arguments): Plan {
  const filename = values.get('stdin-filename')
  if (!operands.includes(STDIN)) {
    if (filename === undefined) return planCheck(operands)
    throw new UsageError('Unexpected `--stdin-filename` without `-`, expected `-` as the only path')
  }
  if (operands.length === 1) return planStdin(filename)
  throw new UsageError('Unexpected paths besides `-`, expected standard input alone')
}

function judge({findings}: CheckReport, allowed: number | undefined): number {
  const errors = findings.some(({severity}) => severity === 'error')
  const warnings = findings.filter(({severity}) => severity === 'warning').length
  const failed = errors || (allowed !== undefined && warnings > allowed)
  return failed ? exitCode.findings : exitCode.ok
}

function onlyErrors(report: CheckReport): CheckReport {
  return {...report, findings: report.findings.filter(({severity}) => severity === 'error')}
}

function emptyNote(path: string): string {
  return `No articles found in ${path}, expected files as \`include\` in newsmark.yaml says, or else *.news.txt`
}
