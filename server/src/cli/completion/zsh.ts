import type {CommandShape, Completed, OptionShape} from './command-shape.js'

/** A script that completes `newsmark` in zsh 5 and later. */
export function zshScript(commands: readonly CommandShape[]): string {
  const names = commands.map(({name, summary}) => `    ${quote(`${name}:${summary}`)}`).join('\n')
  return `#compdef newsmark
# Completes newsmark in zsh: newsmark completion zsh > "\${fpath[1]}/_newsmark"
_newsmark() {
  local line state
  local -a commands
  commands=(
${names}
  )
  _arguments -C '(- *)'{-h,--help}'[Print the help]' '(- *)'{-V,--version}'[Print the version]' \\
    '1: :->command' '*:: :->arguments'
  case $state in
    command) _describe command commands ;;
    arguments)
      case $line[1] in
${commands.map(formatCommand).join('\n')}
      esac
      ;;
  esac
}
if [[ $funcstack[1] == _newsmark ]]; then _newsmark "$@"; else compdef _newsmark newsmark; fi
`
}

function formatCommand({name, options, operands}: CommandShape): string {
  const specs = [...options.map(formatOption), quote(`*: :${actionOf(operands)}`)]
  return `        ${name})
          _arguments -s \\
            ${specs.join(' \\\n            ')}
          ;;`
}

/** As `'*'{-f,--format=}'[help]:FORMAT:(words)'`: any option may come again. */
function formatOption({name, short, value, optional, values, help}: OptionShape): string {
  const text = help.replace(/[[\]:]/g, '\\$&')
  const argument =
    values === undefined ? '' : `${optional ? '::' : ':'}${value}:${actionOf(values)}`
  const long = values !== undefined ? `--${name}${optional ? '=-' : '='}` : `--${name}`
  const tail = `[${text}]${argument}`
  if (short === undefined) return quote(`*${long}${tail}`)
  return `'*'{-${short},${long}}${quote(tail)}`
}

function actionOf(completed: Completed): string {
  if (completed === 'paths') return '_files'
  return completed === 'nothing' ? ' ' : `(${completed.join(' ')})`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
