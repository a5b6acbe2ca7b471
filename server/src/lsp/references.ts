import type {CancellationToken, Location, ReferenceParams} from 'vscode-languageserver/node'
import {referencesAt} from '../features/references.js'
import type {Place} from '../session/queries.js'
import {placeOf} from './from-lsp.js'
import {toLocations} from './locations.js'
import {cancelled} from './route.js'
import type {Snapshot} from './server.js'

/** Answers with all places that name the same; a large corpus is gone through in slices, so that it can be cancelled. */
export async function references(
  snapshot: Snapshot,
  params: ReferenceParams,
  token: CancellationToken
): Promise<Location[]> {
  const at = placeOf(snapshot, params)
  if (!at) return []
  const {workspace} = snapshot.session
  const withDefinition = params.context?.includeDeclaration ?? false
  const places: Place[] = []
  let sliceEnd = performance.now() + SLICE
  for (const found of referencesAt(workspace, at.path, at.offset, withDefinition)) {
    places.push(...found)
    if (performance.now() < sliceEnd) continue
    await new Promise(resolve => {
      setImmediate(resolve)
    })
    if (token.isCancellationRequested) throw cancelled()
    sliceEnd = performance.now() + SLICE
  }
  return toLocations(snapshot, places)
}

/** Milliseconds. */
const SLICE = 10
