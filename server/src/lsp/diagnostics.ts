import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {type Edit, editBetween} from '../base/edits.js'
import {CountText, phrase} from '../base/phrase.js'
import {pathIn} from '../project/path-names.js'
import type {Finding, Related} from '../rules/finding.js'
import {ruleUrl} from '../rules/rule.js'
import {byPlace, type RuleError} from '../rules/run-rules.js'
import {findingsOf, projectOf} from '../session/derive.js'
import {moveFindings} from '../session/move-findings.js'
import {projectFindingsOf} from '../session/project-findings.js'
import {isCopy} from '../session/workspace.js'
import {converterFor, createLocationFinder, type LocationFinder} from './locations.js'
import {positionsOf, type ToPosition, toRange} from './positions.js'
import {type FileFindings, type Held, heldFiles, projectFindings} from './project-files.js'
import type {Snapshot} from './server.js'
import {sayMessage, type Translator} from './translator.js'

/** The findings in a file as the protocol has them; those of articles only while they are open. */
export function diagnosticsOf(server: Snapshot, key: string): readonly Diagnostic[] {
  return server.session.workspace.open.has(key)
    ? articleDiagnostics(server, key)
    : fileDiagnostics(server, key, projectFindings(server.session).get(key))
}

/**
 * The findings in an open article, in the places of its document: that may have been changed since the session was. None
 * where the user wants to see none.
 */
export function articleDiagnostics(server: Snapshot, key: string): readonly Diagnostic[] {
  const {workspace} = server.session
  const article = workspace.open.get(key)
  if (!article || isOff(server)) return []
  const {findings, errors} = findingsOf(workspace, article)
  logOnce(server, errors)
  const held = heldFiles(projectOf(workspace, article))
  const notices = isCopy(article) ? [] : held.map(one => heldNotice(one, server.client.say))
  const now = server.session.documents.get(key)?.document.getText() ?? article.text
  const typed = now === article.text ? undefined : editBetween(article.text, now)
  return [...toDiagnostics(server, key, article.root, findings, typed), ...notices]
}

function isOff({settings}: Snapshot): boolean {
  return settings.problems === 'off'
}

/** Says that a file of the project does not count as it stands: of a text that cannot be read this is all that articles say. */
function heldNotice({path, ruleId}: Held, say: Translator): Diagnostic {
  const start = {line: 0, character: 0}
  return {
    range: {start, end: start},
    severity: DiagnosticSeverity.Information,
    code: ruleId,
    source: 'newsmark',
    message: say(
      phrase`\`${path}\` cannot be read: what it said before counts, until that is put right`
    )
  }
}

/** The findings in one of the project files; none for any other. */
export function fileDiagnostics(
  server: Snapshot,
  key: string,
  found: FileFindings | undefined
): readonly Diagnostic[] {
  return found && !isOff(server) ? toDiagnostics(server, key, found.root, found.findings) : []
}

/** Logs the errors of rules in the files of projects, each once. */
export function logProjectErrors(server: Snapshot): void {
  const {workspace} = server.session
  for (const project of workspace.projects.values())
    logOnce(server, projectFindingsOf(workspace, project).errors)
}

/** Logs errors of rules, each rule and file once. */
export function logOnce({log}: Snapshot, errors: readonly RuleError[]): void {
  for (const {ruleId, path, cause} of errors) log.errorOnce(`the rule ${ruleId} on ${path}`, cause)
}

/**
 * Findings in a file of a project as diagnostics; of too many the gravest, with a notice of the others. `typed` is what has
 * been typed into the file since the findings were found.
 */
export function toDiagnostics(
  server: Snapshot,
  key: string,
  root: string,
  findings: readonly Finding[],
  typed?: Edit
): Diagnostic[] {
  const toPosition = converterFor(server, key) ?? positionsOf(NO_TEXT, server.client.encoding)
  const shown = mostImportant(findings)
  const locate = createLocationFinder(server)
  const moved = typed ? moveFindings(shown, typed) : shown
  const diagnostics = moved.map(finding => toDiagnostic(server, root, toPosition, locate, finding))
  const left = findings.length - shown.length
  return left === 0 ? diagnostics : [...diagnostics, noticeOf(left, server.client.say)]
}

/** The text of a file that cannot be read. */
const NO_TEXT = TextDocument.create('', '', 0, '')

/** The most diagnostics of one file: VS Code shows no more. Making and sending a thousand takes 5 ms. */
const MOST = 1000

/** The findings that are shown: where they are too many, the gravest, and of these the first. */
function mostImportant(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST) return findings
  const graver = (wanted: Finding['severity']): readonly Finding[] =>
    findings.filter(({severity}) => severity === wanted)
  const gravest = [...graver('error'), ...graver('warning'), ...graver('info')].slice(0, MOST - 1)
  return gravest.sort(byPlace)
}

/** Says that not all findings are shown. */
function noticeOf(left: number, say: Translator): Diagnostic {
  const start = {line: 0, character: 0}
  return {
    range: {start, end: start},
    severity: DiagnosticSeverity.Information,
    source: 'newsmark',
    message: say(
      phrase`${new CountText(left)} more findings are not shown: run \`newsmark check\` for all`
    )
  }
}

function toDiagnostic(
  server: Snapshot,
  root: string,
  toPosition: ToPosition,
  locate: LocationFinder,
  finding: Finding
): Diagnostic {
  const {ruleId, severity, span, related, fix} = finding
  const {say} = server.client
  const {descriptions, tags, data} = server.client.diagnostics
  const tag = tags ? TAGS[ruleId] : undefined
  const links = server.client.diagnostics.related
    ? relatedInformation(root, locate, related, say)
    : []
  return {
    range: toRange(toPosition, span),
    severity: SEVERITIES[severity],
    code: ruleId,
    ...(descriptions ? {codeDescription: {href: ruleUrl(ruleId)}} : {}),
    source: 'newsmark',
    message: sayMessage(finding, say),
    ...(tag === undefined ? {} : {tags: [tag]}),
    ...(links.length > 0 ? {relatedInformation: links} : {}),
    ...(data && fix ? {data: {fix: say(fix.said ?? fix.title), safety: fix.safety}} : {})
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
  root: string,
  locate: LocationFinder,
  related: readonly Related[],
  say: Translator
): DiagnosticRelatedInformation[] {
  return related.flatMap(one => {
    const {path, span} = one.location
    const found = locate({path: pathIn(root, path), span})
    return found ? [{message: sayMessage(one, say), location: found}] : []
  })
}
