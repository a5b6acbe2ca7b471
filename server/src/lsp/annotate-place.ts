import {LSPErrorCodes, ResponseError} from 'vscode-languageserver/node'
import {type WrittenSelection, writtenSelection} from '../features/annotate.js'
import {baseSpanOf, indexOf} from './annotation-params.js'
import {spanOf} from './from-lsp.js'
import type {AnnotateParams} from './protocol.js'
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
