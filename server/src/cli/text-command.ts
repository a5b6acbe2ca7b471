import {STANDARD_OUTPUT, writeOutput} from '../node/standard-streams.js'
import {toBaseText} from '../syntax/base-text.js'
import {parse} from '../syntax/parse.js'
import type {Command} from './command.js'
import {exitCode} from './exit-code.js'
import {toFailure} from './failure.js'
import {textDetails, textNotes} from './help/text-help.js'
import type {Arguments} from './read-arguments.js'
import {nameOf, readGiven} from './read-given.js'
import {reportFailures} from './report-failures.js'
import {UsageError} from './usage-error.js'

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
  try {
    writeOutput(STANDARD_OUTPUT, [toBaseText(parse(readGiven(path))).text])
    return exitCode.ok
  } catch (error) {
    reportFailures([toFailure(nameOf(path), error)])
    return exitCode.failure
  }
}
