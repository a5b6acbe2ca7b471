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
import {resultIdOf} from './result-id.js'
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
  const resultId = resultIdOf(items)
  return resultId === previousResultId
    ? {kind: DocumentDiagnosticReportKind.Unchanged, resultId}
    : {kind: DocumentDiagnosticReportKind.Full, resultId, items}
}
