import {exitCodesHelp} from './exit-codes-help.js'

/** The text of `newsmark --help`. */
export const mainHelp: string = `Newsmark checks plain-text news in which actors, places and claims are tagged.

Usage: newsmark <command> [options]

Commands:
  check [paths…]    Check articles, and the glossary and settings of their projects
  text FILE         Print the base text of an article: what a reader reads
  mentions FILE…    Print what articles mark, as JSON
  lsp --stdio       Start the language server
  help [command]    Explain a command

Options:
  -h, --help        Print this help; behind a command, its own
  -V, --version     Print the version

Examples:
  newsmark check                          all articles in and below this folder
  newsmark check articles/truce.news.txt  one article
  newsmark check --help                   formats and options

${exitCodesHelp}`
