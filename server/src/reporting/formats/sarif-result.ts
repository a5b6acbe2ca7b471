import type {
  ArtifactLocation,
  Fix,
  Location,
  Region,
  ReportingDescriptor,
  Result,
  Suppression
} from 'sarif'
import {allRules} from '../../rules/registry.js'
import {type Rule, ruleUrl} from '../../rules/rule.js'
import type {
  EditRecord,
  FindingRecord,
  FixRecord,
  RelatedRecord,
  SuppressionRecord
} from '../finding-record.js'
import type {OutputTarget} from '../formatter.js'
import {toUri} from '../text.js'

/** The context that the results of a log share. */
export interface ResultContext {
  readonly indices: ReadonlyMap<string, number>
  readonly identify: (finding: FindingRecord) => string
  readonly target: OutputTarget
}

/** A finding as SARIF tells it. */
export function toResult(finding: FindingRecord, context: ResultContext): Result {
  const {path, ruleId, severity, message, related = [], fix, suppression} = finding
  const {indices, identify, target} = context
  const ruleIndex = indices.get(ruleId)
  const artifactLocation = toArtifact(path, target)
  return {
    ruleId,
    ...(ruleIndex !== undefined && {ruleIndex}),
    level: sarifLevel[severity],
    message: {text: message},
    locations: [{physicalLocation: {artifactLocation, region: toRegion(finding)}}],
    ...(related.length > 0 && {relatedLocations: related.map(toRelated(target))}),
    // Not under the name that GitHub knows: that is kept for a hash that its own action works out.
    partialFingerprints: {'newsmark/v1': identify(finding)},
    ...(fix && fix.edits.length > 0 && {fixes: [toFix(fix, path, target)]}),
    ...(suppression && {suppressions: [toSuppression(suppression)]})
  }
}

function toRegion({line, column, endLine, endColumn}: FindingRecord | EditRecord): Region {
  return {startLine: line, startColumn: column, endLine, endColumn}
}

function toRelated(target: OutputTarget): (related: RelatedRecord, index: number) => Location {
  return ({message, path, line, column, endLine, endColumn}, id) => ({
    id,
    message: {text: message},
    physicalLocation: {
      artifactLocation: toArtifact(path, target),
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

function toFix({title, edits}: FixRecord, path: string, target: OutputTarget): Fix {
  const replacements = edits.map(edit => ({
    deletedRegion: toRegion(edit),
    insertedContent: {text: edit.text}
  }))
  return {
    description: {text: title},
    artifactChanges: [{artifactLocation: toArtifact(path, target), replacements}]
  }
}

function toSuppression({kind, reason}: SuppressionRecord): Suppression {
  return {
    kind: kind === 'comment' ? 'inSource' : 'external',
    status: 'accepted',
    ...(reason !== undefined && {justification: reason})
  }
}

/** All rules as SARIF describes them. */
export function toRules(): ReportingDescriptor[] {
  return allRules.map(toRule)
}

/** Where each rule stands in that list. */
export function ruleIndices(): ReadonlyMap<string, number> {
  return new Map(allRules.map(({id}, index) => [id, index]))
}

function toRule({id, summary, severity, group}: Rule): ReportingDescriptor {
  const url = ruleUrl(id)
  const level = severity === 'off' ? 'warning' : sarifLevel[severity]
  return {
    id,
    name: id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: {text: summary},
    fullDescription: {text: `${summary}.`},
    helpUri: url,
    help: {text: `${summary}. See ${url}`, markdown: `${summary}. [More](${url})`},
    defaultConfiguration: {enabled: severity !== 'off', level},
    properties: {tags: [group], 'problem.severity': PROBLEM[level]}
  }
}

/** The severities by which GitHub sorts. */
const PROBLEM = {error: 'error', warning: 'warning', note: 'recommendation'} as const

/** Our severities as SARIF calls them. */
const sarifLevel = {error: 'error', warning: 'warning', info: 'note'} as const

/** A file as SARIF names it: by its path in the repository. */
export function toArtifact(path: string, {fromRoot}: OutputTarget): ArtifactLocation {
  return {uri: toUri(fromRoot(path)), uriBaseId: '%SRCROOT%'}
}
