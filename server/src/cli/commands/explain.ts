import {join} from 'node:path'
import {expectName} from '../../base/near-names.js'
import {readText} from '../../node/file-system.js'
import {STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import type {Colours} from '../../reporting/colours.js'
import {ruleIds} from '../../rules/registry.js'
import {exitCode} from '../../runner/exit-code.js'
import {UsageError} from '../../runner/usage-error.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import type {Arguments} from '../options/option.js'
import {loadColours, wantsColour} from '../terminal.js'
import type {Command} from './command.js'

/** `newsmark explain RULE…` */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'Print the page of a rule: what it reports, why, how to fix it, and examples',
  operands: 'RULE…',
  completes: 'rules',
  details: '',
  options: [],
  notes: `Examples:
  newsmark explain unresolved-mention
  newsmark explain quote-mismatch > quote-mismatch.md

${plainExitCodesHelp}`,
  run: explain
}

async function explain({operands}: Arguments): Promise<number> {
  if (operands.length === 0)
    throw new UsageError('No rule is given: name one that `newsmark rules` lists')
  for (const id of operands) checkId(id)
  const pages = operands.map(id => readText(join(__dirname, PAGES, `${id}.md`)))
  const colours = await loadColours()
  const shown = wantsColour('auto', process.env)
    ? pages.map(page => renderPage(page, colours))
    : pages
  writeOutput(STANDARD_OUTPUT, [shown.join('\n')])
  return exitCode.ok
}

/** Where the pages stand, as seen from the bundle. */
const PAGES = '../docs/rules'

function checkId(id: string): void {
  if (ruleIds.has(id)) return
  const {wanted} = expectName(id, ruleIds, 'one that `newsmark rules` lists')
  throw new UsageError(`Unexpected rule \`${id}\`, expected ${wanted}`)
}

/** A page of the documentation as a terminal shows it well: headings stand out, and so does code. */
function renderPage(page: string, colours: Colours): string {
  let inCode = false
  const lines: string[] = []
  for (const line of page.trimEnd().split('\n')) {
    if (line.startsWith('```')) inCode = !inCode
    else if (inCode) lines.push(`    ${colours.dim(line)}`)
    else if (/^#+ /.test(line)) lines.push(colours.bold(line.replace(/^#+ /, '')))
    else lines.push(renderLine(line, colours))
  }
  return `${lines.join('\n')}\n`
}

/** Of a link only the text is of use, as what it leads to is not here. */
function renderLine(line: string, {green}: Colours): string {
  const text = line.replace(/\[([^\]]+)\]\([^)\s]+\)/g, '$1')
  return text.replace(/`([^`]+)`/g, (_, code: string) => green(code))
}
