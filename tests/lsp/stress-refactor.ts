import {fileURLToPath} from 'node:url'
import type {WorkspaceEdit} from 'vscode-languageserver/node'
import {positionAt} from './open-session.js'
import {type Act, acts} from './stress-acts.js'
import {edited, type Selected} from './stress-annotate.js'
import {textOf} from './stress-files.js'
import {take} from './stress-take.js'
import {uriOf, type World} from './stress-world.js'

/** Renames what is at a place, in all files that name it. */
async function rename(world: World, {uri, start}: Selected, newName: string): Promise<boolean> {
  const document = world.open.get(uri)
  if (!document) return false
  const position = positionAt(document.text, start)
  const params = {textDocument: {uri}, position, newName}
  const asked = world.peer.connection.sendRequest<WorkspaceEdit | null>(
    'textDocument/rename',
    params
  )
  const edit = await edited(asked)
  return edit ? take(world, edit) : false
}

/** Moves files, or a folder, in the editor, which asks before for what has to change with it. */
async function moveInEditor(world: World, from: string, to: string): Promise<boolean> {
  const {root, peer, open} = world
  const files = [{oldUri: uriOf(root, from), newUri: uriOf(root, to)}]
  const asked = peer.connection.sendRequest<WorkspaceEdit | null>('workspace/willRenameFiles', {
    files
  })
  const edit = await edited(asked)
  if (edit) await take(world, edit)
  const moved = [...open.values()].filter(
    ({uri}) => uri === uriOf(root, from) || uri.startsWith(`${uriOf(root, from)}/`)
  )
  if (!(await acts.move(world, from, to))) return false
  for (const {uri, text} of moved) {
    await acts.close(world, uri)
    await acts.open(world, uriOf(root, to) + uri.slice(uriOf(root, from).length), text)
  }
  return true
}

/** Saves a document that is open, as far as it is a file. */
async function save(world: World, name: string): Promise<boolean> {
  const uri = uriOf(world.root, name)
  const document = world.open.get(uri)
  if (!document || textOf(fileURLToPath(uri)) === undefined) return false
  return acts.store(world, name, document.text)
}

/** What an editor can do with several files at once. */
export const refactoring: {
  readonly rename: Act<[Selected, string]>
  readonly moveInEditor: Act<[string, string]>
  readonly save: Act<[string]>
} = {rename, moveInEditor, save}
