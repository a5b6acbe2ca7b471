import type {CommandShape, Completed, OptionShape} from './command-shape.js'

/** A script that completes `newsmark` in fish 3 and later. */
export function fishScript(commands: readonly CommandShape[]): string {
  const names = commands.map(
    ({name, summary}) =>
      `complete -c newsmark -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`
  )
  return `# Completes newsmark in fish: newsmark completion fish | source
complete -c newsmark -f
complete -c newsmark -n __fish_use_subcommand -s h -l help -d 'Print the help'
complete -c newsmark -n __fish_use_subcommand -s V -l version -d 'Print the version'
${names.join('\n')}
${commands.flatMap(formatCommand).join('\n')}
`
}

function formatCommand({name, options, operands}: CommandShape): string[] {
  const start = `complete -c newsmark -n '__fish_seen_subcommand_from ${name}'`
  const operand = operands === 'nothing' ? [] : [`${start}${argumentOf(operands)}`]
  return [...operand, ...options.map(option => `${start}${formatOption(option)}`)]
}

function formatOption({name, short, optional, values, help}: OptionShape): string {
  const letter = short === undefined ? '' : ` -s ${short}`
  const argument = values === undefined ? '' : `${optional ? ' -f' : ' -r'}${argumentOf(values)}`
  return `${letter} -l ${name}${argument} -d ${quote(help)}`
}

function argumentOf(completed: Completed): string {
  if (completed === 'paths') return ' -F'
  return completed === 'nothing' ? ' -f' : ` -f -a ${quote(completed.join(' '))}`
}

function quote(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`
}
