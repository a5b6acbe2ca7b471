import type {Command} from '../commands/command.js'
import type {Option} from '../options/option.js'
import {helpOption} from './command-help.js'
import {exitCodesHelp} from './exit-codes-help.js'

/** The manual page of all commands, in the man macros of roff. */
export function formatManPage(commands: readonly Command[], version: string): string {
  const parts = [
    `.TH NEWSMARK 1 "" "Newsmark ${version}" "User Commands"`,
    '.SH NAME',
    'newsmark \\- check plain\\-text news in which actors, places and claims are tagged',
    '.SH SYNOPSIS',
    ...commands.flatMap(({name, operands}, index) => [
      ...(index > 0 ? ['.br'] : []),
      `\\fBnewsmark ${toRoff(name)}\\fR [options] ${toRoff(operands)}`.trimEnd()
    ]),
    '.SH COMMANDS',
    ...commands.flatMap(formatCommand),
    '.SH EXIT STATUS',
    ...verbatim(exitCodesHelp.split('\n').slice(1).join('\n')).slice(1),
    '.SH FILES',
    ...FILES.flatMap(([name, text]) => ['.TP', `\\fB${toRoff(name)}\\fR`, toRoff(text)])
  ]
  return `${parts.join('\n')}\n`
}

const FILES = [
  ['newsmark.yaml', 'What a project takes for articles, its glossary, its codebook and its rules.'],
  ['newsmark-baseline.json', 'Findings that a project accepts.'],
  ['.newsmarkignore', 'Files that are no articles, as in .gitignore.']
] as const

function formatCommand({name, summary, details, options, notes}: Command): string[] {
  return [
    `.SS newsmark ${toRoff(name)}`,
    `${toRoff(summary)}.`,
    ...verbatim(details),
    ...[...options, {title: '', options: [helpOption]}].flatMap(group => [
      ...(group.title === '' ? [] : ['.PP', `\\fI${toRoff(group.title)}\\fR`]),
      ...group.options.flatMap(formatOption)
    ]),
    ...verbatim(notes.replace(/\n*Exit codes:[\s\S]*$/, '\n'))
  ]
}

function formatOption({name, short, value, optional, help}: Option): string[] {
  const names = [...(short === undefined ? [] : [`-${short}`]), `--${name}`]
  const bold = names.map(text => `\\fB${toRoff(text)}\\fR`).join(', ')
  const argument = value === undefined ? '' : optional ? `[=\\fI${value}\\fR]` : ` \\fI${value}\\fR`
  return ['.TP', `${bold}${argument}`, toRoff(help)]
}

/** Text that is laid out already. */
function verbatim(text: string): string[] {
  const lines = text.trimEnd()
  return lines === '' ? [] : ['.PP', '.nf', ...lines.split('\n').map(toRoff), '.fi']
}

/** Text as roff takes it: a dash that can be copied, and no line that looks like a request. */
function toRoff(text: string): string {
  const plain = text.replaceAll('\\', '\\e').replaceAll('-', '\\-')
  return plain.replace(/^(?=[.'])/, '\\&')
}
