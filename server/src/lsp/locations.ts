import type {Location} from 'vscode-languageserver/node'
import type {Place} from '../session/queries.js'
import {positionsOf, type ToPosition, toRange} from './positions.js'
import type {Snapshot} from './server.js'
import {documentAt} from './session.js'
import {toUri} from './uri.js'

/** The URI of a document as the client writes it, or as we write it where the client has not named it. */
export function uriOf({session}: Snapshot, key: string): string {
  return session.documents.get(key)?.document.uri ?? toUri(key)
}

/** A place as the protocol has it; undefined in a file that the session does not know. */
export function toLocation(snapshot: Snapshot, place: Place): Location | undefined {
  return toLocations(snapshot, [place])[0]
}

/** Places as the protocol has them, without those in files that the session does not know. */
export function toLocations(snapshot: Snapshot, places: readonly Place[]): Location[] {
  const converters = new Map<string, ToPosition | undefined>()
  return places.flatMap(({path, span}) => {
    if (!converters.has(path)) converters.set(path, converterFor(snapshot, path))
    const toPosition = converters.get(path)
    return toPosition ? [{uri: uriOf(snapshot, path), range: toRange(toPosition, span)}] : []
  })
}

/** What turns offsets of a file into positions. */
export function converterFor({session, client}: Snapshot, key: string): ToPosition | undefined {
  const document = documentAt(session, key)
  return document && positionsOf(document, client.encoding)
}
