import {UsageError} from '../../runner/usage-error.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import type {Arguments} from '../options/option.js'
import {createContext} from '../run-context.js'
import type {Command} from './command.js'

/** The text of `newsmark textconv --help` before the options. */
const textconvDetails: string = `Prints the front matter and the text of an article without markup, and below them its tags,
one a line, so that \`git diff\`, \`git log -p\` and \`git show\` tell what changed in them.
\`newsmark git install\` has git call it.
`

/** `newsmark textconv FILE` */
export const textconvCommand: Command = {
  name: 'textconv',
  summary: 'Print an article with one tag a line, for git diff',
  operands: 'FILE',
  completes: 'paths',
  details: textconvDetails,
  options: [],
  notes: plainExitCodesHelp,
  run: textconv
}

async function textconv({operands}: Arguments): Promise<number> {
  const [file, ...more] = operands
  if (file === undefined || more.length > 0)
    throw new UsageError(`Unexpected ${operands.length} files, expected one`)
  const {printTextForm} = await import('../../runner/merge/text-form.js')
  return printTextForm(file, createContext())
}
