import {
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind
} from 'vscode-languageserver/node'
import type {Steps} from '../base/steps.js'
import {runStepsInSlices} from '../node/slices.js'
import {derivingSteps} from '../session/derive.js'
import {checkNext} from '../session/project-findings.js'
import type {Workspace} from '../session/workspace.js'
import {diagnosticsOf} from './diagnostics.js'
import {documentOf} from './from-lsp.js'
import type {Snapshot} from './server.js'

/** Answers a client that asks for the diagnostics of a document; says so where they are those it has. */
export function pullDiagnostics(
  snapshot: Snapshot,
  params: DocumentDiagnosticParams
): Promise<DocumentDiagnosticReport> {
  const key = documentOf(params)
  const {workspace} = snapshot.session
  const article = workspace.open.get(key)
  const answer = (): DocumentDiagnosticReport => report(diagnosticsOf(snapshot, key), params)
  const steps = article ? derivingSteps(workspace, article) : checkSteps(workspace)
  return runStepsInSlices(steps).then(answer)
}

/** Looks for what is wrong in the files of projects. */
function* checkSteps(workspace: Workspace): Steps<void> {
  for (const project of workspace.projects.values()) while (checkNext(workspace, project)) yield
}

function report(
  found: readonly Diagnostic[],
  {previousResultId}: DocumentDiagnosticParams
): DocumentDiagnosticReport {
  const items = [...found]
  const resultId = digest(JSON.stringify(items))
  return resultId === previousResultId
    ? {kind: DocumentDiagnosticReportKind.Unchanged, resultId}
    : {kind: DocumentDiagnosticReportKind.Full, resultId, items}
}

/** A short name for a text, all but certainly another one for another text (two 32-bit FNV-1a hashes and the length). */
function digest(text: string): string {
  let forward = 0x811c9dc5
  let backward = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    forward = Math.imul(forward ^ text.charCodeAt(index), 0x01000193)
    backward = Math.imul(backward ^ text.charCodeAt(text.length - 1 - index), 0x01000193)
  }
  return [text.length, forward >>> 0, backward >>> 0].map(part => part.toString(36)).join('-')
}
