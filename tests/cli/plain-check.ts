import {formatJson, toPublicRecord} from '../../server/src/reporting/formats/json.js'
import {exitCodeFor} from '../../server/src/runner/exit-code.js'
import {resolveFiles} from '../../server/src/runner/files/resolve-files.js'
import type {CheckContext} from '../../server/src/runner/run/check-context.js'
import {runCheck} from '../../server/src/runner/run/run-check.js'
import {plainOptions} from '../runner/plain-options.js'
import type {CliRun} from './run-cli.js'

/**
 * What `newsmark check --format json` has to say in a folder, by a run in this process that reads each glossary file as a whole,
 * as the options name no place to compile it to. Throws where anything of that is compiled all the same, or anything is told
 * beside the report.
 */
export async function checkPlainly(cwd: string, paths: readonly string[] = []): Promise<CliRun> {
  const options = {...plainOptions, files: {...plainOptions.files, paths}}
  const {projects} = await resolveFiles(options, {cwd})
  const files = projects.flatMap(({project}) => project.glossary.files)
  if (files.length === 0 || files.some(({stored}) => stored !== undefined))
    throw new Error('Unexpected compiled glossary, expected one that is read as a whole')
  const report = await runCheck(projects, options, contextIn(cwd))
  const stdout = [...formatJson(report.findings.map(toPublicRecord))].join('')
  return {code: exitCodeFor(report, options, 0), stdout, stderr: ''}
}

/** A context without a terminal, a cache and threads. */
function contextIn(cwd: string): CheckContext {
  const unexpected = (): never => {
    throw new Error('Unexpected call, expected a check that writes nothing and takes one thread')
  }
  const stream = {write: unexpected, writeBytes: unexpected, isTerminal: () => false}
  return {
    cwd,
    now: () => 0,
    uptime: () => 0,
    notify: unexpected,
    stdout: stream,
    stderr: stream,
    progress: {begin: () => {}, interrupted: false, advance: async () => {}, end: () => {}},
    onInterrupt: () => () => {},
    holdSignals: unexpected,
    openCache: unexpected,
    startWorker: unexpected
  }
}
