import {LSPErrorCodes, ResponseError} from 'vscode-languageserver/node'
import {type WrittenSelection, writtenSelection} from '../features/annotate.js'
import {spanOf} from './from-lsp.js'
import type {AnnotateParams, PlainSpan} from './protocol.js'
import {invalidParams} from './route.js'
import type {Snapshot} from './server.js'

/**
 * What an act is about: a range of the file, or a span of the base text or a mark of the version that is named. Undefined in
 * a document that is not known; throws for what is no place.
 */
export function selectionOf(
  snapshot: Snapshot,
  path: string,
  {range, span, mark, textDocument}: AnnotateParams
): WrittenSelection | undefined {
  const named = mark === undefined ? undefined : indexOf(mark, '`mark`')
  const meant = span === undefined ? undefined : baseSpanOf(span)
  const {workspace, documents} = snapshot.session
  if (range) {
    const selection = spanOf(snapshot, path, range)
    return selection && {selection, target: undefined}
  }
  if (!meant && named === undefined) throw invalidParams('`range`, `span` or `mark`')
  if (!workspace.open.has(path)) return undefined
  const found = writtenSelection(workspace, path, {span: meant, mark: named})
  if (found) return found
  if (documents.get(path)?.document.version === textDocument.version)
    throw invalidParams('`mark` to be the index of a tag')
  throw new ResponseError(LSPErrorCodes.ContentModified, 'The article was changed: try again')
}

/** Reads a span of the base text; throws for what is none. */
export function baseSpanOf(span: unknown): PlainSpan {
  const {start, end} = (span ?? {}) as {readonly start?: unknown; readonly end?: unknown}
  return {start: indexOf(start, 'a span'), end: indexOf(end, 'a span')}
}

/** Reads a number that counts from zero; throws for what is none. */
export function indexOf(value: unknown, expected: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw invalidParams(expected)
  return value
}
