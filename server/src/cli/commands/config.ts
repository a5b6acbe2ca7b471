import {STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import {exitCode} from '../../runner/exit-code.js'
import {toFailure} from '../../runner/files/failure.js'
import {UsageError} from '../../runner/usage-error.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import {reportFailures} from '../notify.js'
import {type Arguments, textOrJson} from '../options/option.js'
import {readChoice} from '../options/read-arguments.js'
import type {Command} from './command.js'

/** `newsmark config [FILE]` */
export const configCommand: Command = {
  name: 'config',
  summary: 'Show what holds for a file, and where each setting comes from',
  operands: '[FILE]',
  completes: 'paths',
  details: `FILE need not be there; without it, this folder is meant.
The first line says whether it is an article, and which glob or which line of an ignore file decides.
`,
  options: [textOrJson('one record with paths and lines')],
  notes: `Examples:
  newsmark config articles/2015/truce.news.txt
  newsmark config -f json a.news.txt | jq -r '.rules[] | select(.from.by == "override").rule'

${plainExitCodesHelp}`,
  run: showConfig
}

async function showConfig(given: Arguments): Promise<number> {
  const format = readChoice(given, 'format', ['text', 'json'])
  const [path = '.', ...others] = given.operands
  if (others.length > 0)
    throw new UsageError(`Unexpected ${given.operands.length} files, expected one`)
  const {explainFile} = await import('../config/explain-file.js')
  const {formatConfig} = await import('../config/format-config.js')
  let text: string
  try {
    const config = explainFile(path)
    text = format === 'json' ? `${JSON.stringify(config, undefined, 2)}\n` : formatConfig(config)
  } catch (error) {
    reportFailures([toFailure(path, error)])
    return exitCode.failure
  }
  writeOutput(STANDARD_OUTPUT, [text])
  return exitCode.ok
}
