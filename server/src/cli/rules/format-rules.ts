import type {Colours} from '../report/format/colours.js'
import {severityColour} from '../report/format/colours.js'
import type {RuleRecord} from './rule-record.js'

/** The rules for people: by group, one a line. */
export function formatRules(rules: readonly RuleRecord[], colours: Colours): string {
  const width = Math.max(...rules.map(({id}) => id.length))
  const lines: string[] = []
  let group = ''
  for (const rule of rules) {
    if (rule.group !== group) lines.push(...(group === '' ? [] : ['']), colours.bold(rule.group))
    group = rule.group
    const {id, severity, strict, fix, summary} = rule
    const both = strict === severity ? severity : `${severity}, strict: ${strict}`
    const colour = severity === 'off' ? 'dim' : severityColour[severity]
    const mends = (fix === null ? '' : fix === 'safe' ? 'fix' : 'unsafe fix').padEnd(FIX)
    lines.push(
      `  ${id.padEnd(width)}  ${colours[colour](both.padEnd(SEVERITY))}  ${mends}  ${summary}`
    )
  }
  return lines.map(line => `${line}\n`).join('')
}

/** The widths of columns. */
const SEVERITY = 'warning, strict: warning'.length
const FIX = 'unsafe fix'.length
