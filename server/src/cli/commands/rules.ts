import {STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import type {Severity} from '../../project/project.js'
import {type Colours, severityColour} from '../../reporting/colours.js'
import {allRules} from '../../rules/registry.js'
import {type Rule, ruleUrl} from '../../rules/rule.js'
import {exitCode} from '../../runner/exit-code.js'
import {UsageError} from '../../runner/usage-error.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import {type Arguments, textOrJson} from '../options/option.js'
import {readChoice} from '../options/read-arguments.js'
import {loadColours} from '../terminal.js'
import type {Command} from './command.js'

/** `newsmark rules` */
export const rulesCommand: Command = {
  name: 'rules',
  summary: 'List all rules: what they report, how much it weighs, and whether it can be fixed',
  operands: '',
  completes: 'nothing',
  details: `What a project makes of them, \`newsmark config\` shows; \`newsmark explain\` explains one.
`,
  options: [textOrJson('an array of records')],
  notes: `Examples:
  newsmark rules
  newsmark rules -f json | jq -r '.[] | select(.fix == "safe").id'

${plainExitCodesHelp}`,
  run: listAll
}

async function listAll(given: Arguments): Promise<number> {
  const format = readChoice(given, 'format', ['text', 'json'])
  const [operand] = given.operands
  if (operand !== undefined)
    throw new UsageError(
      `Unexpected \`${operand}\`, expected \`newsmark explain ${operand}\` for one rule`
    )
  const rules = listRules()
  const text =
    format === 'json'
      ? `${JSON.stringify(rules, undefined, 2)}\n`
      : formatRules(rules, await loadColours())
  writeOutput(STANDARD_OUTPUT, [text])
  return exitCode.ok
}

/** The rules for people: by group, one a line. */
function formatRules(rules: readonly RuleRecord[], colours: Colours): string {
  const width = Math.max(...rules.map(({id}) => id.length))
  const lines: string[] = []
  let group = ''
  for (const rule of rules) {
    if (rule.group !== group) lines.push(...(group === '' ? [] : ['']), colours.bold(rule.group))
    group = rule.group
    const {id, severity, strict, fix, summary} = rule
    const both = strict === severity ? severity : `${severity}, strict: ${strict}`
    const colour = severity === 'off' ? 'dim' : severityColour[severity]
    const fixes = (fix === null ? '' : fix === 'safe' ? 'fix' : 'unsafe fix').padEnd(FIX)
    lines.push(
      `  ${id.padEnd(width)}  ${colours[colour](both.padEnd(SEVERITY))}  ${fixes}  ${summary}`
    )
  }
  return lines.map(line => `${line}\n`).join('')
}

/** The widths of columns. */
const SEVERITY = 'warning, strict: warning'.length
const FIX = 'unsafe fix'.length

/** A rule as `newsmark rules` prints it. */
export interface RuleRecord {
  readonly id: string
  readonly group: string
  /** The severity in the preset `recommended`. */
  readonly severity: Severity
  /** The severity in the preset `strict`. */
  readonly strict: Severity
  /** The safety of its fixes; null where it has none. */
  readonly fix: 'safe' | 'unsafe' | null
  readonly options: readonly string[]
  readonly summary: string
  readonly url: string
}

/** All rules in the order of the documentation. */
function listRules(): readonly RuleRecord[] {
  return allRules.map(toRecord)
}

function toRecord(rule: Rule): RuleRecord {
  const {id, group, severity, strict = severity, fix = null, options, summary} = rule
  const names = Object.keys(options?.entries ?? {})
  return {id, group, severity, strict, fix, options: names, summary, url: ruleUrl(id)}
}
