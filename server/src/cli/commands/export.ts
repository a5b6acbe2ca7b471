import {type ExportFormat, exportFormats} from '../../exchange/export-formats.js'
import {UsageError} from '../../runner/usage-error.js'
import {fileOptions} from '../options/file-options.js'
import {lossOptions} from '../options/loss-options.js'
import type {Arguments} from '../options/option.js'
import {createContext} from '../run-context.js'
import type {Command} from './command.js'

/** The text behind the options. */
const exportNotes: string = `Losses:
  dropped   it is not there
  split     it is there in several pieces or rows
  widened   it is there with more words
  encoded   it is there in another form
  moved     it is there at another place

Examples:
  newsmark export tables -o tables
  newsmark export brat articles/2016 -o brat --losses losses.jsonl
  newsmark export tables -o tables --force --fail-on-loss=dropped

Exit codes:
  0    all is written
  1    all is written, and there are losses that --fail-on-loss names
  2    wrong use, something that cannot be read or written, or an internal error
  130  stopped by Ctrl-C: nothing is written
`

/** `newsmark export FORMAT [paths…]` */
export const exportCommand: Command = {
  name: 'export',
  summary: 'Write articles as tables or for brat, and tell what those cannot hold',
  operands: 'FORMAT [paths…]',
  completes: 'paths',
  details: `Formats:
${exportFormats.map(({name, summary}) => `  ${name.padEnd(8)}${summary}`).join('\n')}

Paths are files, folders and globs in quotes, all of one project; this folder by default. Offsets count
in the texts that are written beside them. All files are written, or none.
`,
  options: [
    {
      title: 'Where the files go',
      options: [
        {
          name: 'output-folder',
          short: 'o',
          value: 'FOLDER',
          help: 'Write the files into this folder; it has to be given'
        },
        {name: 'force', help: 'Write over files that are there'},
        {
          name: 'without-text',
          help: 'tables: Leave out the texts, and all but eight words of what is marked'
        }
      ]
    },
    lossOptions
  ],
  notes: exportNotes,
  run: runExportCommand
}

async function runExportCommand(given: Arguments): Promise<number> {
  const [name, ...paths] = given.operands
  const format = findFormat(name)
  const folder = given.values.get('output-folder')
  if (folder === undefined || folder === '')
    throw new UsageError('No folder is given: write `-o FOLDER`')
  const withoutText = given.flags.has('without-text')
  if (withoutText && !format.canLeaveText)
    throw new UsageError(
      `Unexpected \`--without-text\` for \`${format.name}\`, which needs the texts: use \`newsmark export tables\``
    )
  const losses = lossOptions.read(given, process.env)
  const files = fileOptions.read(
    {...given, operands: paths.length > 0 ? paths : ['.']},
    process.env
  )
  const {runExport} = await import('../../runner/export/run-export.js')
  return runExport(
    files,
    {format, folder, force: given.flags.has('force'), withoutText, losses},
    createContext()
  )
}

function findFormat(name: string | undefined): ExportFormat {
  const format = exportFormats.find(known => known.name === name)
  if (format) return format
  const known = exportFormats.map(each => `\`${each.name}\``).join(' or ')
  throw new UsageError(
    name === undefined
      ? `No format is given: write ${known}`
      : `Unexpected format \`${name}\`, expected ${known}, as in \`newsmark export tables -o tables\``
  )
}
