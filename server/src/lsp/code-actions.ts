import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  LSPErrorCodes,
  type Position,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit
} from 'vscode-languageserver/node'
import type {Edit} from '../base/edits.js'
import type {Span} from '../base/span.js'
import type {Steps} from '../base/steps.js'
import {isWithin} from '../features/annotate.js'
import {fixFile, type ReloadWith} from '../features/fixes/fix-file.js'
import {type GlossaryFix, glossaryFixesAt} from '../features/fixes/glossary-fixes.js'
import {prepareFixes} from '../features/fixes/prepare-fixes.js'
import {type QuickFix, quickFixesAt} from '../features/fixes/quick-fixes.js'
import {type IgnoreAction, ignoreActionsAt, REASON} from '../features/ignore-actions.js'
import {pathIn} from '../project/path-names.js'
import type {Finding} from '../rules/finding.js'
import {actActions, isActData, resolveAct} from './annotate.js'
import {documentOf, spanOf} from './from-lsp.js'
import {converterFor, uriOf} from './locations.js'
import {type ToPosition, toRange} from './positions.js'
import {load} from './projects.js'
import {IGNORE} from './protocol.js'
import {answerInSlices} from './route.js'
import type {Snapshot} from './server.js'
import {sayMessage, type Translator} from './translator.js'

/** The kind of the action that fixes a whole file, which editors can be told to take on saving. */
export const FIX_ALL: string = `${CodeActionKind.SourceFixAll}.newsmark`

/**
 * What can be done about the findings at a range, and about all in the file where that is asked for, then the annotating
 * acts there; clients that know commands only get none. What takes long is worked out in slices.
 */
export function codeActions(
  snapshot: Snapshot,
  params: CodeActionParams,
  token: CancellationToken
): Promise<CodeAction[]> {
  return answerInSlices(actionSteps(snapshot, params), token)
}

function* actionSteps(snapshot: Snapshot, params: CodeActionParams): Steps<CodeAction[]> {
  const path = documentOf(params)
  const span = spanOf(snapshot, path, params.range)
  const toPosition = converterFor(snapshot, path)
  const {only, diagnostics = []} = params.context ?? {}
  if (!span || !toPosition || !snapshot.client.codeActionLiterals) return []
  const actions: CodeAction[] = []
  if (!only || only.some(kind => isWithin(CodeActionKind.QuickFix, kind))) {
    yield* prepareFixes(snapshot.session.workspace, path, span)
    for (const fix of quickFixesAt(snapshot.session.workspace, path, span))
      actions.push(toAction(snapshot, uriOf(snapshot, path), toPosition, fix, diagnostics))
    for (const fix of glossaryFixesAt(snapshot.session.workspace, path, span))
      actions.push(...glossaryAction(snapshot, fix, params, toPosition))
    actions.push(...ignoreActions(snapshot, path, span, diagnostics))
  }
  if (only?.some(kind => isWithin(FIX_ALL, kind)))
    actions.push(...fixAll(snapshot, path, toPosition))
  actions.push(...actActions(snapshot, params, path, span))
  return actions
}

function toAction(
  {client}: Snapshot,
  uri: string,
  toPosition: ToPosition,
  {title, finding, edits, isPreferred}: QuickFix,
  diagnostics: readonly Diagnostic[]
): CodeAction {
  return {
    title: client.say(title),
    kind: CodeActionKind.QuickFix,
    ...solvedBy(finding, toPosition, diagnostics, client.say),
    ...(isPreferred ? {isPreferred} : {}),
    edit: {changes: {[uri]: toTextEdits(toPosition, edits)}}
  }
}

/** Those of the diagnostics that the client sent which an action does away with. */
function solvedBy(
  finding: Finding,
  toPosition: ToPosition,
  diagnostics: readonly Diagnostic[],
  say: Translator
): Pick<CodeAction, 'diagnostics'> {
  const {ruleId, span} = finding
  const told = sayMessage(finding, say)
  const {start, end} = toRange(toPosition, span)
  // Others of the rule may say the same of other places.
  const solved = diagnostics.filter(
    ({code, message, range}) =>
      code === ruleId && message === told && isAt(range.start, start) && isAt(range.end, end)
  )
  return solved.length > 0 ? {diagnostics: solved} : {}
}

function isAt(position: Position, other: Position): boolean {
  return position.line === other.line && position.character === other.character
}

/** What an action needs to be resolved: where it was asked for. */
interface ActionData {
  readonly textDocument: CodeActionParams['textDocument']
  readonly range: CodeActionParams['range']
}

/**
 * An action on a glossary file; its edit is made when the action is chosen, where the client can ask for it then. Other
 * clients are offered nothing for large files, which they would wait for at each move of the cursor.
 */
function glossaryAction(
  snapshot: Snapshot,
  fix: GlossaryFix,
  {textDocument, range, context}: CodeActionParams,
  toPosition: ToPosition
): CodeAction[] {
  const {finding} = fix
  const title = snapshot.client.say(fix.title)
  const kind = CodeActionKind.QuickFix
  const solved = solvedBy(finding, toPosition, context?.diagnostics ?? [], snapshot.client.say)
  const action: CodeAction = {title, kind, ...solved}
  if (snapshot.client.resolvesEdits) {
    const data: ActionData = {textDocument, range}
    return [{...action, data}]
  }
  const edit = fix.isLarge ? undefined : glossaryEdit(snapshot, fix)
  return edit ? [{...action, edit}] : []
}

function glossaryEdit(snapshot: Snapshot, {path, edit}: GlossaryFix): WorkspaceEdit | undefined {
  const made = edit()
  const toPosition = converterFor(snapshot, path)
  if (!made || !toPosition) return undefined
  return {changes: {[uriOf(snapshot, path)]: toTextEdits(toPosition, [made])}}
}

/** Makes the edit of an action that was offered without one; throws where it cannot be made any more. */
export async function resolveCodeAction(
  snapshot: Snapshot,
  action: CodeAction,
  token: CancellationToken
): Promise<CodeAction> {
  if (action.edit) return action
  if (isActData(action.data))
    return {...action, edit: await resolveAct(snapshot, action.data, token)}
  return answerInSlices(resolvingSteps(snapshot, action), token)
}

function* resolvingSteps(snapshot: Snapshot, action: CodeAction): Steps<CodeAction> {
  if (!isActionData(action.data)) return action
  const path = documentOf(action.data)
  const span = spanOf(snapshot, path, action.data.range)
  if (span) yield* prepareFixes(snapshot.session.workspace, path, span)
  const fixes = span ? glossaryFixesAt(snapshot.session.workspace, path, span) : []
  const fix = fixes.find(({title}) => snapshot.client.say(title) === action.title)
  const edit = fix && glossaryEdit(snapshot, fix)
  if (edit) return {...action, edit}
  const message = 'The glossary file cannot take this: correct the mistakes in it first'
  throw new ResponseError(LSPErrorCodes.RequestFailed, message)
}

function isActionData(data: unknown): data is ActionData {
  return typeof data === 'object' && data !== null && 'textDocument' in data && 'range' in data
}

/** Nothing where there is nothing to fix, as an editor would take an empty change for one. */
function fixAll(snapshot: Snapshot, path: string, toPosition: ToPosition): CodeAction[] {
  const reload: ReloadWith = (project, name, text) => {
    const known = pathIn(project.root, name)
    const texts = (key: string): string | undefined => (key === known ? text : undefined)
    return load(snapshot, project, project, {texts})
  }
  const {edits} = fixFile(snapshot.session.workspace, path, reload)
  if (edits.length === 0) return []
  const changes = {[uriOf(snapshot, path)]: toTextEdits(toPosition, edits)}
  return [
    {title: snapshot.client.say('Fix what can be fixed safely'), kind: FIX_ALL, edit: {changes}}
  ]
}

function toTextEdits(toPosition: ToPosition, edits: readonly Edit[]): TextEdit[] {
  return edits.map(edit => ({range: toRange(toPosition, edit), newText: edit.text}))
}

/** Comments that accept what is found at a span, as actions that are never the first choice. */
function ignoreActions(
  snapshot: Snapshot,
  path: string,
  span: Span,
  diagnostics: readonly Diagnostic[]
): CodeAction[] {
  const toPosition = converterFor(snapshot, path)
  if (!toPosition) return []
  return ignoreActionsAt(snapshot.session.workspace, path, span).map(action => {
    const {title, finding} = action
    return {
      title: snapshot.client.say(title),
      kind: CodeActionKind.QuickFix,
      ...solvedBy(finding, toPosition, diagnostics, snapshot.client.say),
      ...insertion(snapshot, uriOf(snapshot, path), toPosition, action)
    }
  })
}

/** VS Code asks for the reason; in other editors it is to be written into the comment. */
function insertion(
  {client}: Snapshot,
  uri: string,
  toPosition: ToPosition,
  {title: said, edit}: IgnoreAction
): Pick<CodeAction, 'command' | 'edit'> {
  const range = toRange(toPosition, edit)
  if (!client.isVsCode) return {edit: {changes: {[uri]: [{range, newText: edit.text}]}}}
  const title = client.say(said)
  const at = edit.text.lastIndexOf(REASON)
  const [before, behind] = [edit.text.slice(0, at), edit.text.slice(at + REASON.length)]
  return {command: {title, command: IGNORE, arguments: [uri, range.start, before, behind]}}
}
