import {STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import {exitCode} from '../../runner/exit-code.js'
import {toFailure} from '../../runner/files/failure.js'
import {nameOf} from '../../runner/files/named-input.js'
import {UsageError} from '../../runner/usage-error.js'
import {toBaseText} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import {reportFailures} from '../notify.js'
import type {Arguments} from '../options/option.js'
import {readGiven} from '../read-given.js'
import type {Command} from './command.js'

/** The text of `newsmark text --help` before the options. */
const textDetails: string = `Nothing is added, not even a line end; - means standard input.
The offsets that \`newsmark mentions\` prints count in this text.
`

/** The text behind them. */
const textNotes: string = `Examples:
  newsmark text articles/truce.news.txt | wc -w

${plainExitCodesHelp}`

/** `newsmark text FILE` */
export const textCommand: Command = {
  name: 'text',
  summary:
    'Print the base text of an article: what a reader reads, without markup and front matter',
  operands: 'FILE',
  completes: 'paths',
  details: textDetails,
  options: [],
  notes: textNotes,
  run: printText
}

async function printText({operands}: Arguments): Promise<number> {
  const [path] = operands
  if (path === undefined || operands.length > 1)
    throw new UsageError(`Unexpected ${operands.length} files, expected one`)
  let text: string
  try {
    text = readGiven(path)
  } catch (error) {
    reportFailures([toFailure(nameOf(path), error)])
    return exitCode.failure
  }
  writeOutput(STANDARD_OUTPUT, [toBaseText(parse(text)).text])
  return exitCode.ok
}
