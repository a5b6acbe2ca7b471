import type {Location} from 'vscode-languageserver/node'
import type {Place} from '../session/queries.js'
import {behindMark, positionsByLine, positionsOf, type ToPosition, toRange} from './positions.js'
import type {Snapshot} from './server.js'
import {documentAt, storedAt} from './session.js'
import {toUri} from './uri.js'

/** The URI of a document as the client writes it, or as we write it where the client has not named it. */
export function uriOf({session}: Snapshot, key: string): string {
  return session.documents.get(key)?.document.uri ?? toUri(key)
}

/** Gives a place as the protocol has it; undefined in a file that the session does not know. */
export type LocationFinder = (place: Place) => Location | undefined

/** Makes a finder, which looks each file up once, however many places are in it. */
export function createLocationFinder(snapshot: Snapshot): LocationFinder {
  const files = new Map<
    string,
    {readonly uri: string; readonly toPosition: ToPosition | undefined}
  >()
  return ({path, span}) => {
    const known = files.get(path)
    const file = known ?? {uri: uriOf(snapshot, path), toPosition: converterFor(snapshot, path)}
    if (!known) files.set(path, file)
    return file.toPosition && {uri: file.uri, range: toRange(file.toPosition, span)}
  }
}

/** Places as the protocol has them, without those in files that the session does not know. */
export function toLocations(snapshot: Snapshot, places: readonly Place[]): Location[] {
  const locate = createLocationFinder(snapshot)
  return places.flatMap(place => locate(place) ?? [])
}

/** The converter from offsets of a file to positions. */
export function converterFor({session, client}: Snapshot, key: string): ToPosition | undefined {
  const {encoding} = client
  const stored = storedAt(session, key)
  if (stored) {
    const toPosition = positionsByLine(stored.search.lineAt, encoding)
    return hasMark(stored.search.lineAt(0).text) ? behindMark(toPosition, encoding) : toPosition
  }
  const document = documentAt(session, key)
  const toPosition = document && positionsOf(document, encoding)
  const isMarked = toPosition && !session.documents.has(key) && hasMark(document.getText())
  return isMarked ? behindMark(toPosition, encoding) : toPosition
}

function hasMark(text: string): boolean {
  return text.startsWith('\uFEFF')
}
