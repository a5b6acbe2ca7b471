import type {
  CancellationToken,
  Location,
  ReferenceParams,
  TextDocumentPositionParams
} from 'vscode-languageserver/node'
import type {Steps} from '../base/steps.js'
import {implementationsAt} from '../features/implementation.js'
import {referencesAt} from '../features/references.js'
import {runStepsInSlices} from '../node/slices.js'
import type {Place} from '../session/queries.js'
import {placeOf} from './from-lsp.js'
import {createLocationFinder} from './locations.js'
import type {Parts} from './partial-results.js'
import {cancelled} from './route.js'
import type {Snapshot} from './server.js'

/** Answers with all places that name the same; a large corpus is gone through in slices, so that it can be cancelled. */
export function references(
  snapshot: Snapshot,
  params: ReferenceParams,
  token: CancellationToken,
  parts: Parts<Location>
): Promise<Location[]> {
  const at = placeOf(snapshot, params)
  const {workspace} = snapshot.session
  const withDefinition = params.context?.includeDeclaration ?? false
  const lists = at ? referencesAt(workspace, at.path, at.offset, withDefinition) : []
  return runStepsInSlices(locationSteps(snapshot, lists, token, parts))
}

/** Answers with all places where what is named becomes real: the claims of an actor, the articles of a place. */
export function implementations(
  snapshot: Snapshot,
  params: TextDocumentPositionParams,
  token: CancellationToken,
  parts: Parts<Location>
): Promise<Location[]> {
  const at = placeOf(snapshot, params)
  const {workspace} = snapshot.session
  const lists = at ? implementationsAt(workspace, at.path, at.offset) : []
  return runStepsInSlices(locationSteps(snapshot, lists, token, parts))
}

function* locationSteps(
  snapshot: Snapshot,
  lists: Iterable<readonly Place[]>,
  token: CancellationToken,
  parts: Parts<Location>
): Steps<Location[]> {
  const locate = createLocationFinder(snapshot)
  let count = 0
  for (const found of lists) {
    const locations: Location[] = []
    for (const place of found) {
      const location = locate(place)
      if (location) locations.push(location)
      if (++count % LOCATIONS_A_STEP === 0) yield
    }
    if (token.isCancellationRequested) throw cancelled()
    parts.add(locations)
    yield
  }
  return parts.finish()
}

/** Converting a hundred takes about 0.3 ms. */
const LOCATIONS_A_STEP = 100
