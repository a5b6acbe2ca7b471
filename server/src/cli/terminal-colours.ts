import {type Colours, noColours} from './report/format/colours.js'
import {wantsColour} from './terminal.js'

/** The colours for standard output, as the environment and the terminal want it. */
export async function loadColours(): Promise<Colours> {
  if (!wantsColour('auto', process.env)) return noColours
  const {default: picocolors} = await import('picocolors')
  return picocolors.createColors(true)
}
