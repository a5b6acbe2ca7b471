import {mayBeTerminal, STANDARD_OUTPUT} from '../node/standard-streams.js'
import {type Colours, noColours} from '../reporting/colours.js'
import type {ReportOptions} from '../runner/options.js'

/** Whether to colour standard output: an option decides, else the environment, else whether it is a terminal. */
export function wantsColour(choice: ReportOptions['colour'], env: NodeJS.ProcessEnv): boolean {
  if (choice !== 'auto') return choice === 'always'
  const {NO_COLOR, FORCE_COLOR, TERM} = env
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return !['0', 'false', ''].includes(FORCE_COLOR)
  // A stream that cannot be a terminal is not asked further, as setting up `process.stdout` takes long.
  return TERM !== 'dumb' && mayBeTerminal(STANDARD_OUTPUT) && process.stdout.isTTY
}

/** Whether standard output shows a text that leads to an address; to be asked only where it is coloured. */
export async function showsLinks(env: NodeJS.ProcessEnv): Promise<boolean> {
  if (env['FORCE_HYPERLINK'] === undefined && !mayBeTerminal(STANDARD_OUTPUT)) return false
  const {createSupportsHyperlinks} = await import('supports-hyperlinks')
  return createSupportsHyperlinks(process.stdout)
}

/** The colours for standard output, as the environment and the terminal want it. */
export async function loadColours(): Promise<Colours> {
  if (!wantsColour('auto', process.env)) return noColours
  const {default: picocolors} = await import('picocolors')
  return picocolors.createColors(true)
}
