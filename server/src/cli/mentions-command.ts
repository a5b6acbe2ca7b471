import {type MentionRecord, toMentionRecords} from '../exchange/mention-record.js'
import {resolve} from '../model/resolve.js'
import {findProject} from '../node/find-project.js'
import {loadProject} from '../node/load-project.js'
import {STANDARD_OUTPUT, writeOutput} from '../node/standard-streams.js'
import type {Project} from '../project/project.js'
import {knownRules} from '../rules/registry.js'
import {parse} from '../syntax/parse.js'
import type {Command} from './command.js'
import {exitCode} from './exit-code.js'
import {type Failure, toFailure} from './failure.js'
import {mentionsNotes} from './help/mentions-help.js'
import {type Arguments, readChoice} from './read-arguments.js'
import {nameOf, readGiven} from './read-given.js'
import {formatJson, formatJsonLines} from './report/format/json.js'
import {reportFailures} from './report-failures.js'
import {UsageError} from './usage-error.js'

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
  const {root, file} = findProject(path)
  const project = projects.get(root) ?? loadProject(root, {...(file && {file}), knownRules})
  projects.set(root, project)
  const {codebook, glossary} = project
  return toMentionRecords(resolve(nameOf(path), parse(text), codebook, glossary))
}
