import type {FindingRecord} from '../../server/src/reporting/finding-record.js'
import {runCli} from '../cli/run-cli.js'
import {type Shown, sortShown} from './shown.js'

/** What `newsmark check` says of a folder. Throws where it could not check everything. */
export function commandLineFindings(folder: string): readonly Shown[] {
  const {stdout, stderr, code} = runCli(folder, ['check', '--format', 'json'])
  if (code !== 0 && code !== 1) throw new Error(stderr)
  const records: readonly FindingRecord[] = JSON.parse(stdout)
  return sortShown(
    records.map(({path, line, column, endLine, endColumn, severity, ruleId, message}) => ({
      path,
      place: `${line}:${column}-${endLine}:${endColumn}`,
      severity,
      ruleId,
      message
    }))
  )
}
