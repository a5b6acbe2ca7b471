import type {Command} from '../commands/command.js'
import {formatColumns} from './command-help.js'
import {exitCodesHelp} from './exit-codes-help.js'

/** The text of `newsmark --help`. */
export function formatMainHelp(commands: readonly Command[]): string {
  const rows = [...commands, HELP].map(
    ({name, operands, summary}) =>
      [operands === '' ? name : `${name} ${operands}`, summary] as const
  )
  return `Newsmark checks plain-text news in which actors, places and claims are tagged.

Usage: newsmark <command> [options]

Commands:
${formatColumns(rows)}
Options:
  -h, --help     Print this help; behind a command, its own
  -V, --version  Print the version

Examples:
  newsmark check                          all articles in and below this folder
  newsmark check articles/truce.news.txt  one article
  newsmark check --help                   formats and options

${exitCodesHelp}`
}

const HELP = {name: 'help', operands: '[command]', summary: 'Explain a command'}
