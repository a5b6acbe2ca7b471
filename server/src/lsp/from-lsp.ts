import type {Position, Range, TextDocumentIdentifier} from 'vscode-languageserver/node'
import type {Span} from '../base/span.js'
import {fromPosition} from './positions.js'
import {invalidParams} from './route.js'
import type {Snapshot} from './server.js'
import {documentAt} from './session.js'
import {toKey} from './uri.js'

/** A place that a request is about. */
export interface RequestPlace {
  readonly path: string
  readonly offset: number
}

/** The document that a request is about, by its key. Throws where the request names none. */
export function documentOf(params: {readonly textDocument: TextDocumentIdentifier}): string {
  const uri: unknown = params?.textDocument?.uri
  if (typeof uri !== 'string') throw invalidParams('`textDocument.uri`')
  return toKey(uri)
}

/** The place that a request is about; undefined in a document that is not known. */
export function placeOf(
  snapshot: Snapshot,
  params: {readonly textDocument: TextDocumentIdentifier; readonly position: Position}
): RequestPlace | undefined {
  const path = documentOf(params)
  const offset = offsetOf(snapshot, path, params.position)
  return offset === undefined ? undefined : {path, offset}
}

/** The span that a request is about; undefined in a document that is not known. */
export function spanOf(snapshot: Snapshot, path: string, range: Range): Span | undefined {
  const start = offsetOf(snapshot, path, range?.start)
  const end = offsetOf(snapshot, path, range?.end)
  return start === undefined || end === undefined ? undefined : {start, end}
}

function offsetOf(
  {session, client}: Snapshot,
  path: string,
  position: Position | undefined
): number | undefined {
  if (!Number.isInteger(position?.line) || !Number.isInteger(position?.character) || !position)
    throw invalidParams('a position')
  const document = documentAt(session, path)
  return document && fromPosition(document, position, client.encoding)
}
