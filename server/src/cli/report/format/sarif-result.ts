import type {Fix, Location, Region, Result, Suppression} from 'sarif'
import type {
  EditRecord,
  FindingRecord,
  FixRecord,
  RelatedRecord,
  SuppressionRecord
} from '../finding-record.js'
import type {Stage} from './formatter.js'
import {sarifLevel} from './sarif-level.js'
import {toArtifact} from './sarif-location.js'

/** What results have in common. */
export interface ResultContext {
  readonly indices: ReadonlyMap<string, number>
  readonly identify: (finding: FindingRecord) => string
  readonly stage: Stage
}

/** A finding as SARIF tells it. */
export function toResult(finding: FindingRecord, context: ResultContext): Result {
  const {path, ruleId, severity, message, related = [], fix, suppression} = finding
  const {indices, identify, stage} = context
  const ruleIndex = indices.get(ruleId)
  const artifactLocation = toArtifact(path, stage)
  return {
    ruleId,
    ...(ruleIndex !== undefined && {ruleIndex}),
    level: sarifLevel[severity],
    message: {text: message},
    locations: [{physicalLocation: {artifactLocation, region: toRegion(finding)}}],
    ...(related.length > 0 && {relatedLocations: related.map(toRelated(stage))}),
    // Not under the name that GitHub knows: that is kept for a hash that its own action works out.
    partialFingerprints: {'newsmark/v1': identify(finding)},
    ...(fix && fix.edits.length > 0 && {fixes: [toFix(fix, path, stage)]}),
    ...(suppression && {suppressions: [toSuppression(suppression)]})
  }
}

function toRegion({line, column, endLine, endColumn}: FindingRecord | EditRecord): Region {
  return {startLine: line, startColumn: column, endLine, endColumn}
}

function toRelated(stage: Stage): (related: RelatedRecord, index: number) => Location {
  return ({message, path, line, column, endLine, endColumn}, id) => ({
    id,
    message: {text: message},
    physicalLocation: {
      artifactLocation: toArtifact(path, stage),
      ...(line !== undefined &&
        column !== undefined && {
          region: {
            startLine: line,
            startColumn: column,
            ...(endLine !== undefined && endColumn !== undefined && {endLine, endColumn})
          }
        })
    }
  })
}

function toFix({title, edits}: FixRecord, path: string, stage: Stage): Fix {
  const replacements = edits.map(edit => ({
    deletedRegion: toRegion(edit),
    insertedContent: {text: edit.text}
  }))
  return {
    description: {text: title},
    artifactChanges: [{artifactLocation: toArtifact(path, stage), replacements}]
  }
}

function toSuppression({kind, reason}: SuppressionRecord): Suppression {
  return {
    kind: kind === 'comment' ? 'inSource' : 'external',
    status: 'accepted',
    ...(reason !== undefined && {justification: reason})
  }
}
