import {getOrMake} from '../../base/group.js'
import {type MentionRecord, toMentionRecords} from '../../exchange/mention-record.js'
import {resolve} from '../../model/resolve.js'
import {findProject} from '../../node/find-project.js'
import {loadProject} from '../../node/load-project.js'
import {toPortable} from '../../node/paths.js'
import {STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import type {Project} from '../../project/project.js'
import {formatJson, formatJsonLines} from '../../reporting/formats/json.js'
import type {Failure} from '../../reporting/report.js'
import {knownRules} from '../../rules/registry.js'
import {exitCode} from '../../runner/exit-code.js'
import {toFailure} from '../../runner/files/failure.js'
import {nameOf} from '../../runner/files/named-input.js'
import {UsageError} from '../../runner/usage-error.js'
import {parse} from '../../syntax/parse.js'
import {plainExitCodesHelp} from '../help/exit-codes-help.js'
import {reportFailures} from '../notify.js'
import type {Arguments} from '../options/option.js'
import {readChoice} from '../options/read-arguments.js'
import {readGiven} from '../read-given.js'
import type {Command} from './command.js'

/** The text of `newsmark mentions --help` behind the options. */
const mentionsNotes: string = `Records:
  path        the file, as named on the command line; - is standard input
  article     the id by which other articles refer to this one
  kind        actor, place, claim, or another kind of the codebook
  text        what stands from start to end in the base text
  start, end  offsets into the base text (see \`newsmark text\`), in UTF-16 units
  fragments   the marked words as {start, end, text}: one, or more with continues=
  gaps        the words between fragments, as {start, end, text}; none where a blank line
              or a crossing tag alone parts what is one span
  entry       the id of the glossary entry that is meant, or null
  attributes  by name: ids and many values as lists, numbers as numbers, flags as true
  id          the tag's own #id, or null

Examples:
  newsmark mentions articles/truce.news.txt | jq '.[] | select(.kind == "claim").text'
  newsmark mentions --format json-lines articles/*.news.txt > mentions.jsonl

${plainExitCodesHelp}`

/** `newsmark mentions FILE…` */
export const mentionsCommand: Command = {
  name: 'mentions',
  summary: 'Print what articles mark: every actor, place and claim, in the order of the text',
  operands: 'FILE…',
  completes: 'paths',
  details: '',
  options: [
    {
      title: 'Options',
      options: [
        {
          name: 'format',
          value: 'FORMAT',
          choices: ['json', 'json-lines'],
          help: 'json: one array (default); json-lines: one record a line'
        }
      ]
    }
  ],
  notes: mentionsNotes,
  run: printMentions
}

async function printMentions(given: Arguments): Promise<number> {
  const format = readChoice(given, 'format', ['json', 'json-lines'])
  if (given.operands.length === 0) throw new UsageError('No file is given: name one or more')
  const failures: Failure[] = []
  const records = listMentions(given.operands, failures)
  writeOutput(STANDARD_OUTPUT, format === 'json' ? formatJson(records) : formatJsonLines(records))
  reportFailures(failures)
  return failures.length > 0 ? exitCode.failure : exitCode.ok
}

/** One file after the other, so that of many only one is held at a time. */
function* listMentions(
  paths: readonly string[],
  failures: Failure[]
): Iterable<{readonly path: string} & MentionRecord> {
  const projects = new Map<string, Project>()
  for (const path of paths) {
    try {
      for (const record of mentionsIn(path, projects)) yield {path: nameOf(path), ...record}
    } catch (error) {
      failures.push(toFailure(nameOf(path), error))
    }
  }
}

function mentionsIn(path: string, projects: Map<string, Project>): MentionRecord[] {
  const text = readGiven(path)
  const {root, file} = findProject(toPortable(path), [toPortable('.')])
  const project = getOrMake(projects, root, () =>
    loadProject(root, {...(file && {file}), knownRules})
  )
  const {codebook, glossary} = project
  return toMentionRecords(resolve(nameOf(path), parse(text), codebook, glossary))
}
