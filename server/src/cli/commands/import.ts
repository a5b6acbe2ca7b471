import {isDate} from '../../codebook/dates.js'
import {type ImportFormat, importFormats} from '../../exchange/import-formats.js'
import {exitCode} from '../../runner/exit-code.js'
import {toFailure} from '../../runner/files/failure.js'
import {STDIN, STDIN_NAME} from '../../runner/files/named-input.js'
import type {ImportOptions} from '../../runner/import/run-import.js'
import {UsageError} from '../../runner/usage-error.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import {reportFailures} from '../notify.js'
import type {Arguments, OptionGroup} from '../options/option.js'
import {createContext} from '../run-context.js'
import type {Command} from './command.js'

const titleSources = ['first-line', 'file-name'] as const

/** The options of `newsmark import`. */
const importOptions: readonly OptionGroup[] = [
  {
    title: 'Where the articles go',
    options: [
      {
        name: 'output-folder',
        short: 'o',
        value: 'FOLDER',
        help: 'Write the articles into this folder (default: each beside its file)'
      },
      {name: 'force', help: 'Write over articles that are there'},
      {
        name: 'file-list',
        value: 'FILE',
        help: 'Also take the files that FILE lists, one a line; - for standard input'
      },
      {name: 'null', short: '0', help: 'The file list separates its paths by NUL'}
    ]
  },
  {
    title: 'What is said of the articles',
    options: [
      {name: 'title', value: 'TEXT', help: 'The title, of a single article'},
      {
        name: 'title-from',
        value: 'WHERE',
        choices: titleSources,
        help: 'The title of each article: its first line, or the name of its file'
      },
      {name: 'source', value: 'TEXT', help: 'The source: the agency, paper or site'},
      {name: 'date', value: 'DATE', help: 'The date, as 2016-04-22'},
      {name: 'language', value: 'CODE', help: 'The language, as en'}
    ]
  }
]

/** `newsmark import FORMAT FILE…` */
export const importCommand: Command = {
  name: 'import',
  summary: 'Make articles of texts, so that nothing of them is lost or read as markup',
  operands: 'FORMAT FILE…',
  completes: 'paths',
  details: `Formats:
${importFormats.map(({name, summary}) => `  ${name}    ${summary}`).join('\n')}

Of news.txt it makes news.news.txt. What would be read as markup gets a backslash, so that
\`newsmark text\` gives the text back to the byte; of a title the text keeps its line.
With - it reads standard input and prints the article. A glob in quotes means the files it matches.
`,
  options: importOptions,
  notes: `Examples:
  newsmark import text wire/*.txt -o articles --source "Example Wire" --title-from first-line
  pdftotext story.pdf - | newsmark import text - > articles/story.news.txt

${plainExitCodesHelp}`,
  run: runImportCommand
}

/** The runner's half is loaded when it is used, as in most runs of the command line it is not. */
async function runImportCommand(given: Arguments): Promise<number> {
  const [name, ...named] = given.operands
  const format = findFormat(name)
  const context = createContext()
  const operands = [...named, ...(await readList(given, context.cwd))]
  if (operands.length === 0) throw new UsageError('No file is given: name one or more')
  const options = readOptions(given, format, operands)
  const {importStdin, runImport} = await import('../../runner/import/run-import.js')
  if (!operands.includes(STDIN)) return runImport(operands, options, context)
  try {
    importStdin(options, context)
    return exitCode.ok
  } catch (error) {
    reportFailures([toFailure(STDIN_NAME, error)])
    return exitCode.failure
  }
}

function findFormat(name: string | undefined): ImportFormat {
  const format = importFormats.find(known => known.name === name)
  if (format) return format
  const known = importFormats.map(each => `\`${each.name}\``).join(', ')
  if (name === undefined) throw new UsageError(`No format is given: write one of ${known}`)
  throw new UsageError(
    `Unexpected format \`${name}\`, expected one of ${known}, as in \`newsmark import text news.txt\``
  )
}

async function readList({values, flags}: Arguments, cwd: string): Promise<readonly string[]> {
  const file = values.get('file-list')
  if (file === undefined && !flags.has('null')) return []
  if (file === undefined)
    throw new UsageError('Unexpected `--null` alone, expected it beside `--file-list`')
  const {readFileList} = await import('../../runner/files/file-list.js')
  return readFileList(file, flags.has('null') ? '\0' : '\n', cwd)
}

/** Throws a UsageError for options that do not go together. */
function readOptions(
  {values, flags}: Arguments,
  format: ImportFormat,
  operands: readonly string[]
): ImportOptions {
  const [title, date, folder] = [
    values.get('title'),
    values.get('date'),
    values.get('output-folder')
  ]
  const titles = readTitleSource(values.get('title-from'))
  if (title !== undefined && operands.length > 1)
    throw new UsageError('Unexpected `--title` for several files, expected `--title-from`')
  if (title !== undefined && titles)
    throw new UsageError('Unexpected `--title-from` beside `--title`, expected one of them')
  if (date !== undefined && !isDate(date))
    throw new UsageError(
      `Unexpected value \`${date}\` for \`--date\`, expected one like 2016-04-22`
    )
  if (
    operands.includes(STDIN) &&
    (operands.length > 1 || folder !== undefined || titles === 'file-name')
  )
    throw new UsageError('Unexpected `-` beside files, a folder or a file name, expected it alone')
  const fields = {title, source: values.get('source'), date, language: values.get('language')}
  const given = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined)
  )
  return {format, fields: given, titles, folder, force: flags.has('force')}
}

function readTitleSource(written: string | undefined): ImportOptions['titles'] {
  const source = titleSources.find(known => known === written)
  if (written === undefined || source) return source
  throw new UsageError(
    `Unexpected value \`${written}\` for \`--title-from\`, expected one of ${titleSources.join(', ')}`
  )
}
