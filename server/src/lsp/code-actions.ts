import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic
} from 'vscode-languageserver/node'
import {type QuickFix, quickFixesAt} from '../features/quick-fixes.js'
import {documentOf, spanOf} from './from-lsp.js'
import {converterFor, uriOf} from './locations.js'
import {type ToPosition, toRange} from './positions.js'
import type {Server} from './server.js'

/** Quick fixes for the findings at a range; clients that know commands only get none. */
export function codeActions(server: Server, params: CodeActionParams): CodeAction[] {
  const path = documentOf(server, params)
  const span = spanOf(server, path, params.range)
  const toPosition = converterFor(server, path)
  const {only, diagnostics = []} = params.context ?? {}
  const isWanted = !only || only.some(kind => isWithin(CodeActionKind.QuickFix, kind))
  if (!span || !toPosition || !isWanted || !server.client.codeActionLiterals) return []
  return quickFixesAt(server.session.workspace, path, span).map(fix =>
    toAction(uriOf(server, path), toPosition, fix, diagnostics)
  )
}

function toAction(
  uri: string,
  toPosition: ToPosition,
  {title, finding, edit, isPreferred}: QuickFix,
  diagnostics: readonly Diagnostic[]
): CodeAction {
  const range = toRange(toPosition, edit)
  const solved = diagnostics.filter(
    ({code, message}) => code === finding.ruleId && message === finding.message
  )
  return {
    title,
    kind: CodeActionKind.QuickFix,
    ...(solved.length > 0 ? {diagnostics: solved} : {}),
    ...(isPreferred ? {isPreferred} : {}),
    edit: {changes: {[uri]: [{range, newText: edit.text}]}}
  }
}

/** Whether a kind of action is of another, wider one; the empty kind is the widest. */
function isWithin(kind: string, wider: string): boolean {
  return wider === '' || kind === wider || kind.startsWith(`${wider}.`)
}
