import type {Position, Range, TextDocumentIdentifier} from 'vscode-languageserver/node'
import type {Span} from '../base/span.js'
import {fromPosition} from './positions.js'
import {projectsWith} from './project-files.js'
import {invalidParams} from './route.js'
import type {Server} from './server.js'
import {documentAt} from './session.js'
import {toKey} from './uri.js'

/** A place that a request is about. */
export interface RequestPlace {
  readonly path: string
  readonly offset: number
}

/** The document that a request is about. What was typed into a project's own files counts before it is answered. */
export function documentOf(
  server: Server,
  params: {readonly textDocument: TextDocumentIdentifier}
): string {
  const uri: unknown = params?.textDocument?.uri
  if (typeof uri !== 'string') throw invalidParams('`textDocument.uri`')
  const key = toKey(uri)
  if (server.outdated.size === 0) return key
  const isPending = projectsWith(server.session, key).some(root => server.outdated.has(root))
  if (isPending) server.timers.reload.now()
  return key
}

/** The place that a request is about; undefined in a document that is not known. */
export function placeOf(
  server: Server,
  params: {readonly textDocument: TextDocumentIdentifier; readonly position: Position}
): RequestPlace | undefined {
  const path = documentOf(server, params)
  const offset = offsetOf(server, path, params.position)
  return offset === undefined ? undefined : {path, offset}
}

/** The span that a request is about; undefined in a document that is not known. */
export function spanOf(server: Server, path: string, range: Range): Span | undefined {
  const start = offsetOf(server, path, range?.start)
  const end = offsetOf(server, path, range?.end)
  return start === undefined || end === undefined ? undefined : {start, end}
}

function offsetOf(
  {session, client}: Server,
  path: string,
  position: Position | undefined
): number | undefined {
  if (!Number.isInteger(position?.line) || !Number.isInteger(position?.character) || !position)
    throw invalidParams('a position')
  const document = documentAt(session, path)
  return document && fromPosition(document, position, client.encoding)
}
