import {type Format, formats} from '../../reporting/formats.js'
import {UsageError} from '../../runner/files/usage-error.js'
import {type Arguments, readCount} from './read-arguments.js'

/** What is printed, and where. */
export interface ReportSettings {
  /** At least one; only one of them goes to standard output. */
  readonly outputs: readonly Output[]
  readonly quiet: boolean
  readonly maxWarnings: number | undefined
  readonly maxDiagnostics: number | undefined
  readonly stats: boolean
  readonly colour: 'auto' | 'always' | 'never'
  readonly progress: boolean
}

/** One report. */
export interface Output {
  readonly format: Format
  /** Undefined for standard output. */
  readonly file: string | undefined
}

/** Reads the options on reports; throws a UsageError where they make no sense. */
export function readReporting(given: Arguments, env: NodeJS.ProcessEnv): ReportSettings {
  const {flags} = given
  return {
    outputs: readOutputs(given, env),
    quiet: flags.has('quiet'),
    maxWarnings: readCount(given, 'max-warnings'),
    maxDiagnostics: readCount(given, 'max-diagnostics'),
    stats: flags.has('stats'),
    colour: readColour(given),
    progress: !flags.has('no-progress')
  }
}

/** Each `--output-file` belongs to the `--format` before it. Without any format, that of the place where we run. */
function readOutputs({ordered}: Arguments, env: NodeJS.ProcessEnv): readonly Output[] {
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

/** What `--color` and `--no-color` say; throws a UsageError for any other word. */
export function readColour({flags, values}: Arguments): ReportSettings['colour'] {
  if (flags.has('no-color')) return 'never'
  const written = values.get('color')
  if (written === undefined) return 'auto'
  if (written === '' || written === 'always') return 'always'
  if (written === 'auto' || written === 'never') return written
  throw new UsageError(
    `Unexpected value \`${written}\` for \`--color\`, expected auto, always or never`
  )
}
