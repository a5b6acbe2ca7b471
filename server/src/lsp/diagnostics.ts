import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag
} from 'vscode-languageserver/node'
import {pathIn} from '../project/path-names.js'
import type {Finding, Related} from '../rules/finding.js'
import {ruleUrl} from '../rules/rule.js'
import type {RuleError} from '../rules/run-rules.js'
import {findingsOf, projectFindingsOf} from '../session/derive.js'
import {toLocation} from './locations.js'
import {positionsOf, type ToPosition, toRange} from './positions.js'
import {type FileFindings, projectFindings} from './project-files.js'
import type {Snapshot} from './server.js'
import {documentAt} from './session.js'

/** The findings in a file as the protocol has them; those of articles only while they are open. */
export function diagnosticsOf(server: Snapshot, key: string): readonly Diagnostic[] {
  return server.session.workspace.open.has(key)
    ? articleDiagnostics(server, key)
    : fileDiagnostics(server, key, projectFindings(server.session).get(key))
}

/** The findings in an open article. */
export function articleDiagnostics(server: Snapshot, key: string): readonly Diagnostic[] {
  const {workspace} = server.session
  const article = workspace.open.get(key)
  if (!article) return []
  const {findings, errors} = findingsOf(workspace, article)
  logOnce(server, errors)
  return convert(server, key, article.root, findings)
}

/** The findings in one of the project files; none for any other. */
export function fileDiagnostics(
  server: Snapshot,
  key: string,
  found: FileFindings | undefined
): readonly Diagnostic[] {
  return found ? convert(server, key, found.root, found.findings) : []
}

/** Logs the errors of rules in the files of projects, each once. */
export function logProjectErrors(server: Snapshot): void {
  const {workspace} = server.session
  for (const project of workspace.projects.values())
    logOnce(server, projectFindingsOf(workspace, project).errors)
}

function logOnce({log}: Snapshot, errors: readonly RuleError[]): void {
  for (const {ruleId, path, cause} of errors) log.errorOnce(`the rule ${ruleId} on ${path}`, cause)
}

function convert(
  server: Snapshot,
  key: string,
  root: string,
  findings: readonly Finding[]
): Diagnostic[] {
  const document = documentAt(server.session, key)
  if (!document) return []
  const toPosition = positionsOf(document, server.client.encoding)
  return findings.map(finding => toDiagnostic(server, root, toPosition, finding))
}

function toDiagnostic(
  server: Snapshot,
  root: string,
  toPosition: ToPosition,
  {ruleId, severity, message, span, related}: Finding
): Diagnostic {
  const {descriptions, tags} = server.client.diagnostics
  const tag = tags ? TAGS[ruleId] : undefined
  const links = relatedInformation(server, root, related)
  return {
    range: toRange(toPosition, span),
    severity: SEVERITIES[severity],
    code: ruleId,
    ...(descriptions ? {codeDescription: {href: ruleUrl(ruleId)}} : {}),
    source: 'newsmark',
    message,
    ...(tag === undefined ? {} : {tags: [tag]}),
    ...(links.length > 0 ? {relatedInformation: links} : {})
  }
}

const SEVERITIES: Readonly<Record<Finding['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information
}

/** Rules whose findings editors strike through or fade out. */
const TAGS: Readonly<Record<string, DiagnosticTag>> = {
  'deprecated-code': DiagnosticTag.Deprecated,
  'deprecated-entry': DiagnosticTag.Deprecated,
  'redundant-ref': DiagnosticTag.Unnecessary,
  'unused-suppression': DiagnosticTag.Unnecessary
}

function relatedInformation(
  server: Snapshot,
  root: string,
  related: readonly Related[]
): DiagnosticRelatedInformation[] {
  if (!server.client.diagnostics.related) return []
  return related.flatMap(({message, location}) => {
    const found = toLocation(server, {path: pathIn(root, location.path), span: location.span})
    return found ? [{message, location: found}] : []
  })
}
