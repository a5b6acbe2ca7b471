import {join} from 'node:path'
import {readText} from '../node/file-system.js'
import {STANDARD_OUTPUT, writeOutput} from '../node/standard-streams.js'
import {ruleIds} from '../rules/registry.js'
import {expectName} from '../text/expect-name.js'
import type {Command} from './command.js'
import {exitCode} from './exit-code.js'
import {plainExitCodesHelp} from './help/exit-codes-help.js'
import type {Arguments} from './read-arguments.js'
import {renderPage} from './rules/render-page.js'
import {wantsColour} from './terminal.js'
import {loadColours} from './terminal-colours.js'
import {UsageError} from './usage-error.js'

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
