import type {LinkedEditingRangeParams, LinkedEditingRanges} from 'vscode-languageserver/node'
import {linkedAt} from '../features/linked-editing.js'
import {placeOf} from './from-lsp.js'
import {converterFor} from './locations.js'
import {toRange} from './positions.js'
import type {Snapshot} from './server.js'

/** The ranges that are edited together with the id at a place; null where there is none, or nothing names it. */
export function linkedEditingRanges(
  snapshot: Snapshot,
  params: LinkedEditingRangeParams
): LinkedEditingRanges | null {
  const at = placeOf(snapshot, params)
  const toPosition = at && converterFor(snapshot, at.path)
  const spans = at && linkedAt(snapshot.session.workspace, at.path, at.offset)
  if (!toPosition || !spans) return null
  return {ranges: spans.map(span => toRange(toPosition, span)), wordPattern: ID}
}

/** What an id may be written of; anything else ends the editing. */
const ID = '[^\\s"\'#.=<>{}\\[\\]`]+'
