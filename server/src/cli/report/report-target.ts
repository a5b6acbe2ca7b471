import {type Colours, noColours} from '../../reporting/colours.js'
import type {OutputTarget, PrintedReport, Source} from '../../reporting/formatter.js'
import type {ReportOptions, ReportOutput} from '../../runner/options.js'
import {showsLinks, wantsColour} from '../terminal.js'
import {findRepository} from './repository.js'

/** The output target of a report: a terminal, another stream or a file, and what can be shown there. */
export async function createOutputTarget(
  {file}: ReportOutput,
  reporting: ReportOptions,
  report: PrintedReport,
  source: Source
): Promise<OutputTarget> {
  const {env} = process
  const isColoured = file === undefined ? wantsColour(reporting.colour, env) : isForced(reporting)
  const isLinked = isColoured && file === undefined && (await showsLinks(env))
  return {
    colours: isColoured ? await loadColours() : noColours,
    width: await loadWidth(report),
    link: isLinked ? link : text => text,
    source,
    ...findRepository(process.cwd(), env),
    // GitHub takes every result for an open alert, also those that are marked as suppressed.
    listsSuppressed: env['GITHUB_ACTIONS'] !== 'true'
  }
}

/** A file is no terminal, so that only an option makes it coloured. */
function isForced({colour}: ReportOptions): boolean {
  return colour === 'always'
}

/** Not loaded before colours are wanted, as that sets up `process.stdout`, which takes long. */
async function loadColours(): Promise<Colours> {
  const {default: picocolors} = await import('picocolors')
  return picocolors.createColors(true)
}

/** Not loaded where each character takes one column, as it mostly does. */
async function loadWidth({findings}: PrintedReport): Promise<(text: string) => number> {
  if (findings.every(({message}) => /^[\x20-\x7e]*$/.test(message))) return text => text.length
  const {default: stringWidth} = await import('string-width')
  return stringWidth
}

/** The escape sequence OSC 8, which ends with the first character that an address cannot hold. */
function link(text: string, url: string): string {
  const address = url.replace(/[^\x21-\x7e]/g, '')
  return `\u001b]8;;${address}\u001b\\${text}\u001b]8;;\u001b\\`
}
