import type {Command} from '../commands/command.js'
import type {Option} from '../options/option.js'

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

/** Two columns, indented; what does not fit into a line of 100 characters goes on in the next. */
export function formatColumns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.min(WIDEST, Math.max(...rows.map(([left]) => left.length)))
  return rows
    .map(([left, right]) => {
      const [first = '', ...others] = wrap(right, LINE - width - 4)
      const start =
        left.length > width
          ? `  ${left}\n${' '.repeat(width + 4)}${first}`
          : `  ${left.padEnd(width)}  ${first}`
      return `${[start, ...others.map(line => ' '.repeat(width + 4) + line)].join('\n')}\n`
    })
    .join('')
}

const WIDEST = 28
const LINE = 100

/** The words of a text in lines of at most so many characters. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line === '') lines[lines.length - 1] = word
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

/** The option that every command takes. */
export const helpOption: Option = {name: 'help', short: 'h', help: 'Print this help'}
