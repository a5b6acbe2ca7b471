import {encodeFacts} from '../../model/facts/facts-codec.js'
import {type FactsRows, factsIn} from '../../model/facts/facts-table.js'
import type {FindingRecord} from '../../reporting/finding-record.js'
import {quiet, toJson, toPublicRecord} from '../../reporting/formats/json.js'
import {type CheckReport, noticesOf} from '../../reporting/report.js'
import type {ShardHeader} from './shard-header.js'

/** The report of a shard, which `newsmark merge` joins with the others. */
export interface ShardReport {
  readonly header: ShardHeader
  readonly projects: readonly ShardProject[]
  /** Without the findings in project files and those that take all articles. */
  readonly report: CheckReport
  /** Sentences for the user, beside the report. */
  readonly notes: readonly string[]
}

/** One project of a shard. */
export interface ShardProject {
  /** As seen from the working directory, `/`-separated. */
  readonly root: string
  /** Of settings, codebook, glossary and baseline. */
  readonly hash: string
  /** Whether a folder was meant, and not only single articles. */
  readonly isWhole: boolean
  /** All that were to be checked. */
  readonly articles: readonly string[]
  /** Of those that could be. */
  readonly facts: readonly FactsRows[]
}

/**
 * The lines of a shard's report as JSON. Its findings are records as in any such report, all other lines have a `type`:
 * whoever reads findings passes these over. The last line says how many there were, so that a report that is cut
 * short is known by it.
 */
export function* formatShard({header, projects, report, notes}: ShardReport): Generator<string> {
  let count = 0
  for (const line of linesOf({header, projects, report, notes})) {
    count++
    yield line
  }
  const {articles, interrupted} = report
  yield `${toJson({type: 'end', lines: count, articles, interrupted})}\n`
}

function* linesOf({header, projects, report, notes}: ShardReport): Generator<string> {
  yield write('part', header)
  for (const finding of report.findings) yield `${toJson(toPublicRecord(finding))}\n`
  for (const finding of report.suppressed) yield write('suppressed', {finding: toWhole(finding)})
  for (const project of projects) yield* projectLines(project)
  for (const failure of report.failures) yield write('failure', failure)
  for (const message of noticesOf(report)) yield write('notice', {message})
  for (const message of notes) yield write('note', {message})
  for (const [rule, time] of report.times) yield write('time', {rule, time})
}

function* projectLines({root, hash, isWhole, articles, facts}: ShardProject): Generator<string> {
  yield write('project', {root, hash, isWhole})
  const left = new Set(articles)
  for (const rows of facts) {
    for (const [row, path] of rows.paths.entries()) {
      left.delete(path)
      const json = encodeFacts(factsIn(rows, row))
      yield `${quiet(`{"type":"facts","path":${JSON.stringify(path)},"facts":${json}}`)}\n`
    }
  }
  for (const path of left) yield write('facts', {path, facts: null})
}

function write(type: string, content: object): string {
  return `${toJson({type, ...content})}\n`
}

function toWhole(finding: FindingRecord): object {
  return {...toPublicRecord(finding), suppression: finding.suppression}
}
