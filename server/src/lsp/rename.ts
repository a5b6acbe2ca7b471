import {
  type CancellationToken,
  type FileRename,
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameFilesParams,
  type RenameParams,
  type WorkspaceEdit
} from 'vscode-languageserver/node'
import {phrase} from '../base/phrase.js'
import type {Steps} from '../base/steps.js'
import {moveArticles} from '../features/refactor/move-articles.js'
import {type RenamableHere, renamableAt} from '../features/refactor/renamable.js'
import {renameAt} from '../features/refactor/rename.js'
import {runStepsInSlices} from '../node/slices.js'
import {placeOf, type RequestPlace} from './from-lsp.js'
import {converterFor} from './locations.js'
import {toRange} from './positions.js'
import {saidError} from './refusal-error.js'
import {invalidParams} from './route.js'
import type {Snapshot} from './server.js'
import {toKey} from './uri.js'
import {editSteps, versionsOf} from './workspace-edit.js'

/** Answers with the name that can be renamed at a place; what cannot be is an error that says why. */
export function prepareRename(
  snapshot: Snapshot,
  params: PrepareRenameParams
): PrepareRenameResult | null {
  const at = placeOf(snapshot, params)
  const here = at && renamableHere(snapshot, at)
  const toPosition = at && converterFor(snapshot, at.path)
  return here && toPosition ? {range: toRange(toPosition, here.span), placeholder: here.name} : null
}

/** Answers with the edit of all files that name what is renamed; a large corpus is gone through in slices. */
export function rename(
  snapshot: Snapshot,
  params: RenameParams,
  token: CancellationToken
): Promise<WorkspaceEdit | null> {
  const {newName} = params
  if (typeof newName !== 'string') throw invalidParams('`newName`')
  const at = placeOf(snapshot, params)
  const here = at && renamableHere(snapshot, at)
  if (!here) return Promise.resolve(null)
  const steps = renameAt(snapshot.session.workspace, here, newName)
  const label = snapshot.client.say(phrase`Rename \`${here.name}\` to \`${newName}\``)
  return runStepsInSlices(editSteps(snapshot, steps, versionsOf(snapshot), label, token))
}

function renamableHere(
  {session}: Snapshot,
  {path, offset}: RequestPlace
): RenamableHere | undefined {
  const found = renamableAt(session.workspace, path, offset)
  if (found && 'reason' in found) throw saidError(LSPErrorCodes.RequestFailed, found.reason)
  return found
}

/** Answers with what keeps the references to claims right of articles that go by the names of files which are moved. */
export function willRenameFiles(
  snapshot: Snapshot,
  {files}: RenameFilesParams,
  token: CancellationToken
): Promise<WorkspaceEdit | null> {
  if (!Array.isArray(files)) throw invalidParams('`files`')
  const moves = files.flatMap(({oldUri, newUri}: FileRename) =>
    typeof oldUri === 'string' && typeof newUri === 'string'
      ? [{from: toKey(oldUri), to: toKey(newUri)}]
      : []
  )
  const steps = moveArticles(snapshot.session.workspace, moves)
  const label = snapshot.client.say('Keep references to moved articles')
  return runStepsInSlices(orNothing(editSteps(snapshot, steps, versionsOf(snapshot), label, token)))
}

/** Editors show an edit without changes as one. */
function* orNothing(steps: Steps<WorkspaceEdit>): Steps<WorkspaceEdit | null> {
  const edit = yield* steps
  const count = edit.documentChanges?.length ?? Object.keys(edit.changes ?? {}).length
  return count > 0 ? edit : null
}
