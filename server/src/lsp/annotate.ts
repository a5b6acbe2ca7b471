import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Connection,
  LSPErrorCodes,
  type Range,
  ResponseError,
  type WorkspaceEdit
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import type {Done, Outcome} from '../annotate/act.js'
import {applyEdits} from '../base/edits.js'
import {lineEnd} from '../base/lines.js'
import type {Span} from '../base/span.js'
import {actsAt, annotateAt, isWithin, type OfferedAct} from '../features/annotate.js'
import {isOverFiles, labelOf} from '../features/refactor/glossary-actions.js'
import {actionsOverFiles, annotateFiles} from './annotate-files.js'
import {selectionOf} from './annotate-place.js'
import {documentOf} from './from-lsp.js'
import {converterFor, uriOf} from './locations.js'
import {positionsOf, toRange} from './positions.js'
import type {Annotated, AnnotateParams} from './protocol.js'
import {refusalError} from './refusal-error.js'
import {invalidParams} from './route.js'
import type {Snapshot} from './server.js'

/** The kinds of actions under which editors find the acts. */
export const ACT_KINDS: readonly string[] = ['refactor.mark', 'refactor.unmark', 'refactor.rewrite']

/**
 * The acts at a selection as actions without edits, which are made when one is chosen where the client can ask then. What is
 * not possible is shown with its reason to who asks for such actions; to who only moves the cursor, nothing is.
 */
export function actActions(
  snapshot: Snapshot,
  params: CodeActionParams,
  path: string,
  span: Span
): CodeAction[] {
  const {only, triggerKind} = params.context ?? {}
  const isMoving = triggerKind === CodeActionTriggerKind.Automatic && span.start === span.end
  if (!only && isMoving) return []
  const showsReasons =
    snapshot.client.disabledActions && only?.some(kind => isWithin(kind, 'refactor')) === true
  const {say} = snapshot.client
  const actions: CodeAction[] = []
  for (const offered of actsAt(snapshot.session.workspace, path, span, only)) {
    const {kind, reason} = offered
    if (reason === undefined) actions.push(...actAction(snapshot, params, offered))
    else if (showsReasons)
      actions.push({title: say(offered.title), kind, disabled: {reason: say(reason)}})
  }
  // A key for an act takes the first of its kind: that in this article.
  return [...actions, ...actionsOverFiles(snapshot, params, path, span, showsReasons)]
}

/** An act as an action; none where its edit is to be made at once, and cannot be. */
function actAction(
  snapshot: Snapshot,
  {textDocument: {uri}, range}: CodeActionParams,
  {act, title: said, kind, arguments: given}: OfferedAct
): CodeAction[] {
  const title = snapshot.client.say(said)
  const path = documentOf({textDocument: {uri}})
  const version = versionOf(snapshot, path)
  const data: AnnotateParams = {textDocument: {uri, version}, range, act, arguments: given}
  if (snapshot.client.resolvesEdits) return [{title, kind, data}]
  const outcome = outcomeOf(snapshot, data)
  if (outcome?.type !== 'done') return []
  return [{title, kind, edit: editOf(snapshot, path, version, outcome)}]
}

/** Makes the edit of an act that was offered; throws where the text is another or the act is not possible. */
export async function resolveAct(
  snapshot: Snapshot,
  data: AnnotateParams,
  token: CancellationToken
): Promise<WorkspaceEdit> {
  const {edit} = await annotate(snapshot, data, token)
  return edit
}

/** Whether what comes with an action is what `actActions` has put there. */
export function isActData(data: unknown): data is AnnotateParams {
  return typeof data === 'object' && data !== null && 'act' in data
}

/** Answers `newsmark/annotate`: the edit of an act in the version that is named, or an error with the reason. */
export function annotate(
  snapshot: Snapshot,
  params: AnnotateParams,
  token: CancellationToken
): Annotated | Promise<Annotated> {
  return isOverFiles(params.act, params.arguments)
    ? annotateFiles(snapshot, params, token)
    : annotateArticle(snapshot, params)
}

function annotateArticle(snapshot: Snapshot, params: AnnotateParams): Annotated {
  const path = documentOf(params)
  const outcome = outcomeOf(snapshot, params)
  if (!outcome) throw new ResponseError(LSPErrorCodes.RequestFailed, NO_ARTICLE)
  if (outcome.type === 'refused') throw refusalError(outcome)
  const version = versionOf(snapshot, path)
  const edit = editOf(snapshot, path, version, outcome)
  const range = rangeBehind(snapshot, path, outcome)
  return {edit, range, span: outcome.base}
}

/**
 * Where in the text that an act makes its selection is. Only the lines from its first edit to its last are made: a whole text
 * of 2 MB would take longer than all else.
 */
function rangeBehind(snapshot: Snapshot, path: string, {edits, selection}: Done): Range {
  const document = snapshot.session.documents.get(path)?.document
  const text = document?.getText() ?? ''
  const line = document?.positionAt(Math.min(edits[0]?.start ?? 0, selection.start)).line ?? 0
  const from = document?.offsetAt({line, character: 0}) ?? 0
  const growth = edits.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0)
  const last = Math.max(edits.at(-1)?.end ?? 0, selection.end - growth)
  const lines = text.slice(from, lineEnd(text, last) + '\r\n'.length)
  const moved = edits.map(edit => ({...edit, start: edit.start - from, end: edit.end - from}))
  const part = TextDocument.create('', '', 0, applyEdits(lines, moved))
  const toPosition = positionsOf(part, snapshot.client.encoding)
  return toRange(offset => {
    const position = toPosition(offset - from)
    return {line: line + position.line, character: position.character}
  }, selection)
}

const NO_ARTICLE = 'This is no open article: open it first'

function outcomeOf(snapshot: Snapshot, params: AnnotateParams): Outcome | undefined {
  const path = documentOf(params)
  const {act, textDocument, exact} = params
  if (typeof act !== 'string') throw invalidParams('`act`')
  if (!Number.isInteger(textDocument.version)) throw invalidParams('`textDocument.version`')
  const selected = selectionOf(snapshot, path, params)
  const version = versionOf(snapshot, path)
  return (
    selected &&
    annotateAt(snapshot.session.workspace, path, version, {
      ...selected,
      act,
      version: textDocument.version,
      arguments: params.arguments,
      isExact: exact === true
    })
  )
}

function versionOf({session}: Snapshot, path: string): number {
  return session.documents.get(path)?.document.version ?? 0
}

function editOf(snapshot: Snapshot, path: string, version: number, {edits}: Done): WorkspaceEdit {
  const toPosition = converterFor(snapshot, path)
  const uri = uriOf(snapshot, path)
  const changes = toPosition
    ? edits.map(edit => ({range: toRange(toPosition, edit), newText: edit.text}))
    : []
  return snapshot.client.documentChanges
    ? {documentChanges: [{textDocument: {uri, version}, edits: changes}]}
    : {changes: {[uri]: changes}}
}

/**
 * Does the act that a command names, and sends the edit to the client, for editors without a user interface of ours. Throws
 * where it is not possible, or the client does not take the edit.
 */
export async function executeAct(
  connection: Connection,
  snapshot: Snapshot,
  given: unknown,
  token: CancellationToken
): Promise<null> {
  if (!isActData(given)) throw invalidParams('what `newsmark/annotate` takes as the only argument')
  if (!snapshot.client.appliesEdits)
    throw new ResponseError(LSPErrorCodes.RequestFailed, 'This editor takes no edits of servers')
  const {edit} = await annotate(snapshot, given, token)
  const {applied, failureReason} = await connection.workspace.applyEdit({
    label: snapshot.client.say(labelOf(given.act)),
    edit
  })
  if (applied) return null
  const message = failureReason ?? 'The editor did not take the edit: try again'
  throw new ResponseError(LSPErrorCodes.RequestFailed, message)
}
