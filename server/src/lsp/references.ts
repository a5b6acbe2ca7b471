import type {CancellationToken, Location, ReferenceParams} from 'vscode-languageserver/node'
import type {Steps} from '../base/steps.js'
import {referencesAt} from '../features/references.js'
import {runStepsInSlices} from '../node/slices.js'
import {placeOf} from './from-lsp.js'
import {createLocationFinder} from './locations.js'
import {cancelled} from './route.js'
import type {Snapshot} from './server.js'

/** Answers with all places that name the same; a large corpus is gone through in slices, so that it can be cancelled. */
export function references(
  snapshot: Snapshot,
  params: ReferenceParams,
  token: CancellationToken
): Promise<Location[]> {
  return runStepsInSlices(locationSteps(snapshot, params, token))
}

function* locationSteps(
  snapshot: Snapshot,
  params: ReferenceParams,
  token: CancellationToken
): Steps<Location[]> {
  const at = placeOf(snapshot, params)
  if (!at) return []
  const {workspace} = snapshot.session
  const withDefinition = params.context?.includeDeclaration ?? false
  const locate = createLocationFinder(snapshot)
  const locations: Location[] = []
  for (const found of referencesAt(workspace, at.path, at.offset, withDefinition)) {
    for (const place of found) {
      const location = locate(place)
      if (location) locations.push(location)
      if (locations.length % LOCATIONS_A_STEP === 0) yield
    }
    if (token.isCancellationRequested) throw cancelled()
    yield
  }
  return locations
}

/** Converting a hundred takes about 0.3 ms. */
const LOCATIONS_A_STEP = 100
