import {isDate} from '../../codebook/dates.js'
import {type ImportFormat, importFormats} from '../../exchange/import-formats.js'
import type {ArticleFields} from '../../exchange/import-text.js'
import {exitCode} from '../../runner/exit-code.js'
import {toFailure} from '../../runner/files/failure.js'
import {STDIN, STDIN_NAME} from '../../runner/files/named-input.js'
import type {ImportOptions} from '../../runner/import/run-import.js'
import {UsageError} from '../../runner/usage-error.js'
import {reportFailures} from '../notify.js'
import {fileOptions} from '../options/file-options.js'
import {lossOptions} from '../options/loss-options.js'
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
        name: 'texts',
        value: 'PATH',
        help: 'brat: bring the annotations into the articles in PATH that have these texts'
      },
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
  },
  {
    title: 'What is said of annotations from brat',
    options: [
      {
        name: 'map',
        value: 'FILE',
        help: 'What kinds and attributes of brat are called here: YAML with kinds and attributes'
      },
      {name: 'as-suggestions', help: 'Bring them in as suggestions, beside what is marked already'},
      {name: 'by', value: 'NAME', help: 'Who suggests them, as ner-x@2.1'}
    ]
  },
  lossOptions
]

/** `newsmark import FORMAT FILE…` */
export const importCommand: Command = {
  name: 'import',
  summary:
    'Make articles of texts, so that nothing of them is lost or read as markup, or of files of brat',
  operands: 'FORMAT FILE…',
  completes: 'paths',
  details: `Formats:
${importFormats.map(({name, summary}) => `  ${name}    ${summary}`).join('\n')}
  brat    texts (.txt) with standoff annotations (.ann) beside them, in folders or by their names

Of news.txt it makes news.news.txt. What would be read as markup gets a backslash, so that
\`newsmark text\` gives the text back to the byte; of a title the text keeps its line.
With - it reads standard input and prints the article. A glob in quotes means the files it matches.

Annotations are placed by their offsets where the article has the very text, else by their words and
those around them; what is not found, and what an article cannot hold, is told and left out.
`,
  options: importOptions,
  notes: `Examples:
  newsmark import text wire/*.txt -o articles --source "Example Wire" --title-from first-line
  pdftotext story.pdf - | newsmark import text - > articles/story.news.txt
  newsmark import brat brat --texts articles --force
  newsmark import brat old --map names.yaml -o articles
  newsmark import brat tagger --texts articles --force --as-suggestions --by ner-x@2.1

Exit codes:
  0    all is written
  1    with brat: there are losses that --fail-on-loss names, or conflicts that the articles note
  2    wrong use, something that cannot be read or written, or an internal error
  130  stopped by Ctrl-C
`,
  run: runImportCommand
}

/** The runner's half is loaded when it is used, as in most runs of the command line it is not. */
async function runImportCommand(given: Arguments): Promise<number> {
  const [name, ...named] = given.operands
  if (name === 'brat') return importBrat(given, named)
  refuseBratOptions(given)
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

/** What only annotations have. */
const BRAT_OPTIONS = ['texts', 'map', 'as-suggestions', 'by', 'losses', 'fail-on-loss']

function refuseBratOptions({flags, values}: Arguments): void {
  const given = BRAT_OPTIONS.find(name => flags.has(name) || values.get(name) !== undefined)
  if (given !== undefined)
    throw new UsageError(`Unexpected \`--${given}\` for texts, expected it for \`brat\` alone`)
}

async function importBrat(given: Arguments, named: readonly string[]): Promise<number> {
  const {values, flags} = given
  const context = createContext()
  const operands = [...named, ...(await readList(given, context.cwd))]
  if (operands.length === 0) throw new UsageError('No file is given: name one or more, or a folder')
  const [texts, folder, by] = [values.get('texts'), values.get('output-folder'), values.get('by')]
  const refused = ['title', 'title-from'].find(name => values.get(name) !== undefined)
  if (refused !== undefined)
    throw new UsageError(`Unexpected \`--${refused}\` for \`brat\`, expected it for texts alone`)
  if (operands.includes(STDIN))
    throw new UsageError('Unexpected `-` for `brat`, expected files or a folder')
  if (flags.has('as-suggestions') !== (by !== undefined))
    throw new UsageError('Unexpected `--as-suggestions` or `--by` alone, expected both together')
  if (by !== undefined && !/^\S+$/.test(by))
    throw new UsageError(`Unexpected value \`${by}\` for \`--by\`, expected a name without blanks`)
  if (texts !== undefined && folder === undefined && !flags.has('force'))
    throw new UsageError(
      'No folder is given: write `-o FOLDER`, or `--force` to change the articles where they are'
    )
  const map = values.get('map')
  const {runImportBrat} = await import('../../runner/import/run-import-brat.js')
  const {readRenaming} = await import('../../runner/import/read-renaming.js')
  const renaming = map === undefined ? undefined : readRenaming(map, context.cwd)
  const losses = lossOptions.read(given, process.env)
  const force = flags.has('force')
  const fields = readFields(values)
  const options = {fields, folder, force, texts, suggestedBy: by, renaming, losses}
  return runImportBrat(
    operands,
    fileOptions.read({...given, operands}, process.env),
    options,
    context
  )
}

/** The fields of front matter that options give. Throws a UsageError for a date that is none. */
function readFields(values: Arguments['values']): ArticleFields {
  const date = values.get('date')
  if (date !== undefined && !isDate(date))
    throw new UsageError(
      `Unexpected value \`${date}\` for \`--date\`, expected one like 2016-04-22`
    )
  const fields = {title: values.get('title'), source: values.get('source'), date}
  return Object.fromEntries(
    Object.entries({...fields, language: values.get('language')}).filter(
      ([, value]) => value !== undefined
    )
  )
}

function findFormat(name: string | undefined): ImportFormat {
  const format = importFormats.find(known => known.name === name)
  if (format) return format
  const known = [...importFormats.map(each => each.name), 'brat']
    .map(each => `\`${each}\``)
    .join(', ')
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
  const [title, folder] = [values.get('title'), values.get('output-folder')]
  const titles = readTitleSource(values.get('title-from'))
  if (title !== undefined && operands.length > 1)
    throw new UsageError('Unexpected `--title` for several files, expected `--title-from`')
  if (title !== undefined && titles)
    throw new UsageError('Unexpected `--title-from` beside `--title`, expected one of them')
  if (
    operands.includes(STDIN) &&
    (operands.length > 1 || folder !== undefined || titles === 'file-name')
  )
    throw new UsageError('Unexpected `-` beside files, a folder or a file name, expected it alone')
  const fields = readFields(values)
  return {format, fields, titles, folder, force: flags.has('force')}
}

function readTitleSource(written: string | undefined): ImportOptions['titles'] {
  const source = titleSources.find(known => known === written)
  if (written === undefined || source) return source
  throw new UsageError(
    `Unexpected value \`${written}\` for \`--title-from\`, expected one of ${titleSources.join(', ')}`
  )
}
