import {STANDARD_OUTPUT, writeOutput} from '../node/standard-streams.js'
import type {Command} from './command.js'
import {exitCode} from './exit-code.js'
import {plainExitCodesHelp} from './help/exit-codes-help.js'
import {textOrJson} from './options/text-or-json.js'
import {type Arguments, readChoice} from './read-arguments.js'
import {loadColours} from './terminal-colours.js'
import {UsageError} from './usage-error.js'

/** `newsmark rules` */
export const rulesCommand: Command = {
  name: 'rules',
  summary: 'List all rules: what they report, how much it weighs, and whether it can be mended',
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
  const {listRules} = await import('./rules/rule-record.js')
  const {formatRules} = await import('./rules/format-rules.js')
  const rules = listRules()
  const text =
    format === 'json'
      ? `${JSON.stringify(rules, undefined, 2)}\n`
      : formatRules(rules, await loadColours())
  writeOutput(STANDARD_OUTPUT, [text])
  return exitCode.ok
}
