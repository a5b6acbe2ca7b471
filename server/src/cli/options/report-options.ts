import {type Format, formats} from '../../reporting/formats.js'
import type {ReportOptions, ReportOutput} from '../../runner/options.js'
import {UsageError} from '../../runner/usage-error.js'
import {type Arguments, type Option, type ReadableGroup, readableGroup} from './option.js'
import {readCount} from './read-arguments.js'

/** The options on the colours of standard output. */
export const colourOptions: readonly Option<'color' | 'no-color'>[] = [
  {
    name: 'color',
    value: 'WHEN',
    optional: true,
    choices: ['auto', 'always', 'never'],
    help: 'Colour the output, whatever NO_COLOR and FORCE_COLOR say'
  },
  {name: 'no-color', help: 'The same as --color=never'}
]

/** Which reports are printed, and where: of a check, and of what its shards have found. */
export const reportOptions: ReadableGroup<ReportOptions> = readableGroup({
  title: 'Reporting',
  options: [
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      help: 'How to print what is found (below); several, each with its own --output-file, print several reports'
    },
    {
      name: 'output-file',
      short: 'o',
      value: 'FILE',
      help: 'Write the report of the --format before it to a file'
    },
    {name: 'quiet', short: 'q', help: 'Print errors only'},
    {name: 'max-warnings', value: 'N', help: 'Exit with 1 when there are more than N warnings'},
    {
      name: 'exit-zero',
      help: 'Exit with 0 whatever is found; what cannot be checked still gives 2'
    },
    {
      name: 'max-diagnostics',
      value: 'N',
      help: 'Print at most N findings, the gravest first, and say how many there are'
    },
    {name: 'stats', help: 'Print how long each rule took'},
    ...colourOptions,
    {name: 'no-progress', help: 'Show no progress on long runs'}
  ],
  read: (given, env) => ({
    outputs: readOutputs(given, env),
    quiet: given.flags.has('quiet'),
    maxWarnings: readCount(given, 'max-warnings'),
    maxDiagnostics: readCount(given, 'max-diagnostics'),
    exitZero: given.flags.has('exit-zero'),
    stats: given.flags.has('stats'),
    colour: readColour(given),
    progress: !given.flags.has('no-progress')
  })
})

/** Each `--output-file` belongs to the `--format` before it. Without any format, that of the place where we run. */
function readOutputs(
  {ordered}: Pick<Arguments, 'ordered'>,
  env: NodeJS.ProcessEnv
): readonly ReportOutput[] {
  const outputs: {format: Format; file: string | undefined}[] = []
  for (const {name, value} of ordered) {
    if (name === 'format') outputs.push({format: readFormat(value), file: undefined})
    if (name !== 'output-file') continue
    const last = outputs.at(-1)
    if (!last) outputs.push({format: usualFormat(env), file: value})
    else if (last.file === undefined) last.file = value
    else
      throw new UsageError(
        `Unexpected second \`--output-file ${value}\`, expected a \`--format\` before it`
      )
  }
  const printed = outputs.filter(({file}) => file === undefined)
  if (printed.length > 1)
    throw new UsageError(
      `Unexpected ${printed.length} formats for standard output, expected an \`--output-file\` behind all but one`
    )
  return outputs.length > 0 ? outputs : [{format: usualFormat(env), file: undefined}]
}

function usualFormat({GITHUB_ACTIONS}: NodeJS.ProcessEnv): Format {
  return GITHUB_ACTIONS === 'true' ? 'github' : 'stylish'
}

function readFormat(written: string): Format {
  const format = formats.find(name => name === written)
  if (format) return format
  throw new UsageError(
    `Unexpected value \`${written}\` for \`--format\`, expected one of ${formats.join(', ')}`
  )
}

/** Reads `--color` and `--no-color`; throws a UsageError for any other word. */
export function readColour({
  flags,
  values
}: Pick<Arguments<'color' | 'no-color'>, 'flags' | 'values'>): ReportOptions['colour'] {
  if (flags.has('no-color')) return 'never'
  const written = values.get('color')
  if (written === undefined) return 'auto'
  if (written === '' || written === 'always') return 'always'
  if (written === 'auto' || written === 'never') return written
  throw new UsageError(
    `Unexpected value \`${written}\` for \`--color\`, expected auto, always or never`
  )
}
