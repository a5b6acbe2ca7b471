import type {Command} from './command.js'
import {sealDetails, sealNotes} from './help/seal-help.js'
import {createPace} from './pace.js'
import type {Arguments} from './read-arguments.js'
import {type Colours, noColours} from './report/format/colours.js'
import {readColour} from './settings/read-reporting.js'
import {wantsColour} from './terminal.js'
import {UsageError} from './usage-error.js'

/** `newsmark seal paths…` */
export const sealCommand: Command = {
  name: 'seal',
  summary: 'Seal the text of articles, so that any later change of it is found',
  operands: 'paths…',
  completes: 'paths',
  details: sealDetails,
  options: [
    {
      title: 'Options',
      options: [
        {name: 'check', help: 'Change nothing, and exit with 1 if a seal is missing or wrong'},
        {
          name: 'diff',
          help: 'The same, and print what was changed since the text was sealed, word by word'
        },
        {
          name: 'color',
          value: 'WHEN',
          optional: true,
          choices: ['auto', 'always', 'never'],
          help: 'Colour the output, whatever NO_COLOR and FORCE_COLOR say'
        },
        {name: 'no-color', help: 'The same as --color=never'}
      ]
    }
  ],
  notes: sealNotes,
  run: seal
}

/** What it takes is loaded when it is used: most runs of the command line are not. */
async function seal(given: Arguments): Promise<number> {
  const {operands, flags} = given
  if (operands.length === 0) throw new UsageError('No path is given: name one or more')
  if (operands.includes('-'))
    throw new UsageError('Unexpected `-`, expected paths, as a seal is written into the file')
  const {planSeal} = await import('./seal/plan-seal.js')
  const {runSeal} = await import('./seal/run-seal.js')
  const colours = await loadColours(given)
  const diffs = flags.has('diff')
  const plan = planSeal(given)
  const pace = createPace(plan.jobs.reduce((sum, {articles}) => sum + articles.length, 0))
  return runSeal(plan, {writes: !diffs && !flags.has('check'), diffs, colours}, pace)
}

async function loadColours(given: Arguments): Promise<Colours> {
  if (!wantsColour(readColour(given), process.env)) return noColours
  const {default: picocolors} = await import('picocolors')
  return picocolors.createColors(true)
}
