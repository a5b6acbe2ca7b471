import type {CommandShape, Completed, OptionShape} from './command-shape.js'

/** A script that completes `newsmark` in bash 4 and later. */
export function bashScript(commands: readonly CommandShape[]): string {
  const names = commands.map(({name}) => name).join(' ')
  return `# Completes newsmark in bash: eval "$(newsmark completion bash)"
_newsmark() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD - 1]}"
  local options='' values='' operands=''
  COMPREPLY=()
  # "=" stands as a word of its own.
  if [[ $word == '=' ]]; then word=''
  elif [[ $before == '=' ]]; then before="\${COMP_WORDS[COMP_CWORD - 2]}"; fi
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '${names} --help --version' -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${commands.map(formatCommand).join('\n')}
  esac
  if [[ -n $values ]]; then operands=$values
  elif [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
    return
  fi
  case "$operands" in
    @paths) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$word")) ;;
    @nothing) ;;
    *) COMPREPLY=($(compgen -W "$operands" -- "$word")) ;;
  esac
}
complete -F _newsmark newsmark
`
}

function formatCommand({name, options, operands}: CommandShape): string {
  const words = options.flatMap(namesOf).join(' ')
  const valued = options.filter(({values}) => values !== undefined)
  const cases = valued.map(
    option => `        ${namesOf(option).join('|')}) values='${wordsOf(option.values)}' ;;`
  )
  const before =
    valued.length > 0 ? `\n      case "$before" in\n${cases.join('\n')}\n      esac` : ''
  return `    ${name})
      options='${words}' operands='${wordsOf(operands)}'${before}
      ;;`
}

function namesOf({name, short}: OptionShape): readonly string[] {
  return short === undefined ? [`--${name}`] : [`-${short}`, `--${name}`]
}

function wordsOf(completed: Completed | undefined): string {
  if (completed === undefined) return ''
  return typeof completed === 'string' ? `@${completed}` : completed.join(' ')
}
