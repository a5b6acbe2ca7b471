import type {Command} from '../command.js'
import type {Option} from '../options/option.js'
import {formatColumns} from './format-columns.js'
import {helpOption} from './help-option.js'

/** The text of `newsmark <command> --help`. */
export function formatCommandHelp(command: Command): string {
  const {name, summary, operands, options, details, notes} = command
  const usage = ['newsmark', name, options.length > 0 ? '[options]' : '', operands]
  const groups = [...options]
  const last = groups.pop() ?? {title: 'Options', options: []}
  const sections = [...groups, {...last, options: [...last.options, helpOption]}].map(
    group => `${group.title}:\n${formatColumns(group.options.map(row))}`
  )
  const parts = [
    `${summary}.\n`,
    `Usage: ${usage.filter(Boolean).join(' ')}\n`,
    details,
    ...sections,
    notes
  ]
  return parts.filter(part => part !== '').join('\n')
}

function row({name, short, value, optional, help}: Option): readonly [string, string] {
  const long = `--${name}`
  const argument = value === undefined ? '' : optional ? `[=${value}]` : ` ${value}`
  return [`${short === undefined ? '    ' : `-${short}, `}${long}${argument}`, help]
}
