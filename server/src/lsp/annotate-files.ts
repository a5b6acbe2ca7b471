import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  LSPErrorCodes,
  ResponseError
} from 'vscode-languageserver/node'
import type {Span} from '../base/span.js'
import {baseSelection, isWithin} from '../features/annotate.js'
import {actsOverFilesAt, labelOf, overFilesSteps} from '../features/refactor/glossary-actions.js'
import {runStepsInSlices} from '../node/slices.js'
import {selectionOf} from './annotate-place.js'
import {documentOf} from './from-lsp.js'
import {converterFor} from './locations.js'
import {type ToPosition, toRange} from './positions.js'
import {ANNOTATE_COMMAND, type Annotated, type AnnotateParams} from './protocol.js'
import {invalidParams} from './route.js'
import type {Snapshot} from './server.js'
import {editSteps, versionsOf} from './workspace-edit.js'

/**
 * The acts on the glossary and in all articles, at a selection, as actions: with what it takes to make their edits when one is chosen, or as a
 * command where the client does not ask for edits then. What is not possible is there with its reason, where that is shown.
 */
export function actionsOverFiles(
  snapshot: Snapshot,
  {textDocument: {uri}, range, context}: CodeActionParams,
  path: string,
  span: Span,
  showsReasons: boolean
): CodeAction[] {
  const {only = ['']} = context ?? {}
  const {client, session} = snapshot
  const version = session.documents.get(path)?.document.version
  if (version === undefined) return []
  const isWanted = (kind: string): boolean => only.some(wanted => isWithin(kind, wanted))
  const actions: CodeAction[] = []
  const offered = actsOverFilesAt(session.workspace, path, span, isWanted)
  for (const {act, title, kind, reason, arguments: given} of offered) {
    const data: AnnotateParams = {textDocument: {uri, version}, range, act, arguments: given}
    if (reason !== undefined) {
      if (showsReasons) actions.push({title, kind, disabled: {reason}})
    } else if (client.resolvesEdits) actions.push({title, kind, data})
    else if (client.appliesEdits)
      actions.push({title, kind, command: {title, command: ANNOTATE_COMMAND, arguments: [data]}})
  }
  return actions
}

/** The edit of an act on the glossary, or in many articles; in slices. Throws what it is refused for. */
export async function annotateFiles(
  snapshot: Snapshot,
  params: AnnotateParams,
  token: CancellationToken
): Promise<Annotated> {
  const path = documentOf(params)
  const {act, textDocument} = params
  if (!Number.isInteger(textDocument.version)) throw invalidParams('`textDocument.version`')
  const {workspace} = snapshot.session
  const version = snapshot.session.documents.get(path)?.document.version
  const selected = selectionOf(snapshot, path, params)
  const given = {act, given: params.arguments, target: selected?.target}
  const steps = selected && overFilesSteps(workspace, path, selected.selection, given)
  if (!steps || version === undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, NO_FILE)
  if (version !== textDocument.version)
    throw new ResponseError(LSPErrorCodes.ContentModified, OUTDATED)
  const edit = await runStepsInSlices(
    editSteps(snapshot, steps, versionsOf(snapshot), labelOf(act), token)
  )
  const span = baseSelection(workspace, path, selected.selection)
  const toPosition = converterFor(snapshot, path) ?? START
  const range = params.range ?? toRange(toPosition, selected.selection)
  return {edit, range, ...(span && {span})}
}

const START: ToPosition = () => ({line: 0, character: 0})

const NO_FILE = 'This is neither an open article nor an open glossary file: open it first'
const OUTDATED = 'The file was changed in the meantime: try again'
