import type {Colours} from './colours.js'
import type {Totals} from './count-findings.js'
import type {PrintedReport} from './formatter.js'
import {count, printable} from './text.js'

/** The summary of a run: one line on what was found, and further ones on fixes and on what was left out. */
export function* summarise(report: PrintedReport, colours: Colours): Iterable<string> {
  const {totals, notices} = report
  const checked = describeSize(report)
  if (countAll(totals) === 0) yield `${summariseNothing(report, checked, colours)}\n`
  else yield `${summariseFindings(totals, checked, colours)}\n`
  const fixes = describeFixes(totals)
  if (fixes !== undefined) yield `  ${fixes}\n`
  for (const notice of notices) yield `  ${printable(notice)}.\n`
}

/** How many findings there are. */
function countAll({error, warning, info}: Totals): number {
  return error + warning + info
}

function summariseFindings(totals: Totals, checked: string, colours: Colours): string {
  const {error, warning, info, files} = totals
  const parts = [count(error, 'error'), count(warning, 'warning')]
  if (info > 0) parts.push(count(info, 'note'))
  const total = `${count(countAll(totals), 'problem')} (${parts.join(', ')})`
  const colour = error > 0 ? colours.red : colours.yellow
  return `${colours.bold(colour(`✖ ${total}`))} in ${count(files, 'file')}, ${checked}.`
}

/** Nothing checked is no success, and gets no tick. */
function summariseNothing(
  {failures, articles}: PrintedReport,
  checked: string,
  colours: Colours
): string {
  if (failures.length === 0 && articles === 0) return `No problems, ${checked}.`
  if (failures.length === 0) return `${colours.green('✔')} No problems, ${checked}.`
  return `${colours.red('✖')} No problems found, but ${checked}.`
}

function describeSize({articles, failures, interrupted}: PrintedReport): string {
  const failed = failures.length > 0 ? `, ${count(failures.length, 'failure')}` : ''
  const stopped = interrupted ? ' before the interruption' : ''
  return `${count(articles, 'article')} checked${failed}${stopped}`
}

/** Undefined where no finding has a fix. */
function describeFixes({safe, unsafe}: Totals): string | undefined {
  if (safe === 0 && unsafe === 0) return undefined
  if (unsafe === 0) return `${count(safe, 'problem')} can be fixed with --fix.`
  if (safe === 0) return `${count(unsafe, 'problem')} can be fixed with --fix --unsafe-fixes.`
  return `${count(safe, 'problem')} can be fixed with --fix, and ${unsafe} more with --unsafe-fixes.`
}
