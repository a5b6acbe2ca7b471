import {type CodeAction, CodeActionKind, type Diagnostic} from 'vscode-languageserver/node'
import {type IgnoreAction, ignoreActionsAt, REASON} from '../features/ignore-actions.js'
import type {Span} from '../syntax/span.js'
import {converterFor, uriOf} from './locations.js'
import {type ToPosition, toRange} from './positions.js'
import {IGNORE} from './protocol.js'
import type {Server} from './server.js'

/** Comments that accept what is found at a span, as actions that are never the first choice. */
export function ignoreActions(
  server: Server,
  path: string,
  span: Span,
  diagnostics: readonly Diagnostic[]
): CodeAction[] {
  const toPosition = converterFor(server, path)
  if (!toPosition) return []
  return ignoreActionsAt(server.session.workspace, path, span).map(action => {
    const {title, finding} = action
    const solved = diagnostics.filter(
      ({code, message}) => code === finding.ruleId && message === finding.message
    )
    return {
      title,
      kind: CodeActionKind.QuickFix,
      ...(solved.length > 0 ? {diagnostics: solved} : {}),
      ...insertion(server, uriOf(server, path), toPosition, action)
    }
  })
}

/** VS Code asks for the reason; in other editors it is to be written into the comment. */
function insertion(
  {client}: Server,
  uri: string,
  toPosition: ToPosition,
  {title, edit}: IgnoreAction
): Pick<CodeAction, 'command' | 'edit'> {
  const range = toRange(toPosition, edit)
  if (!client.isVsCode) return {edit: {changes: {[uri]: [{range, newText: edit.text}]}}}
  const at = edit.text.lastIndexOf(REASON)
  const [before, behind] = [edit.text.slice(0, at), edit.text.slice(at + REASON.length)]
  return {command: {title, command: IGNORE, arguments: [uri, range.start, before, behind]}}
}
