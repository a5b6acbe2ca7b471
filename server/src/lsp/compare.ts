import {LSPErrorCodes, ResponseError, type WorkspaceEdit} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {compareWith, differencesWith} from '../features/compare/disagreements.js'
import {otherVersions} from '../features/compare/other-versions.js'
import {takeTheirs} from '../features/compare/take-theirs.js'
import {articleAt} from '../session/queries.js'
import type {Article} from '../session/workspace.js'
import {
  COMPARE,
  type CompareAnswer,
  type CompareParams,
  OTHER_VERSIONS,
  type OtherVersionItem,
  TAKE_THEIRS,
  type TakeParams
} from './compare-protocol.js'
import {documentOf} from './from-lsp.js'
import {converterFor, uriOf} from './locations.js'
import {positionsOf, toRange} from './positions.js'
import type {FileParams} from './protocol.js'
import {refusalError} from './refusal-error.js'
import {invalidParams, ownRoute, type Route} from './route.js'
import type {Snapshot} from './server.js'
import {toKey} from './uri.js'

/** The requests behind the comparison of two coders. */
export const compareRoutes: readonly Route[] = [
  ownRoute(OTHER_VERSIONS, {}, versionsElsewhere, () => true),
  ownRoute(COMPARE, {}, compare),
  ownRoute(TAKE_THEIRS, {}, take)
]

/** Answers `newsmark/otherVersions`. */
function versionsElsewhere(snapshot: Snapshot, {uri}: FileParams): readonly OtherVersionItem[] {
  if (typeof uri !== 'string') throw invalidParams('`uri`')
  const {workspace} = snapshot.session
  const article = articleAt(workspace, toKey(uri))
  if (!article) return []
  return otherVersions(workspace, article).map(({coder, isCurated, path}) => ({
    coder: coder ?? null,
    isCurated,
    uri: uriOf(snapshot, path)
  }))
}

/** Answers `newsmark/compare`. */
function compare(snapshot: Snapshot, params: CompareParams): CompareAnswer {
  const article = articleOf(snapshot, params)
  const {isTextChanged, disagreements} = compareWith(
    snapshot.session.workspace,
    article,
    params.theirs
  )
  const ours = converterFor(snapshot, article.path)
  const other = TextDocument.create('', '', 0, params.theirs)
  const theirs = positionsOf(other, snapshot.client.encoding)
  return {
    version: params.textDocument.version,
    isTextChanged,
    disagreements: disagreements.map(each => ({
      ...each,
      ours: each.ours && ours ? toRange(ours, each.ours) : null,
      theirs: each.theirs ? toRange(theirs, each.theirs) : null
    }))
  }
}

/** Answers `newsmark/takeTheirs`, or says why that is not possible. */
function take(snapshot: Snapshot, params: TakeParams): {readonly edit: WorkspaceEdit} {
  const article = articleOf(snapshot, params)
  const {workspace} = snapshot.session
  const {isTextChanged, differences, model} = differencesWith(workspace, article, params.theirs)
  const difference = differences[params.index]
  if (!difference) throw invalidParams('`index`')
  if (isTextChanged) throw failure('The two have other words: nothing can be taken over')
  const taken = takeTheirs(model, difference)
  if ('reason' in taken) throw refusalError(taken)
  const toPosition = converterFor(snapshot, article.path)
  if (!toPosition) throw failure(NO_ARTICLE)
  const {uri, version} = params.textDocument
  const edits = taken.edits.map(edit => ({range: toRange(toPosition, edit), newText: edit.text}))
  return {edit: {documentChanges: [{textDocument: {uri, version}, edits}]}}
}

/** The open article of a request, in the version that it names. */
function articleOf(snapshot: Snapshot, params: CompareParams): Article {
  if (typeof params.theirs !== 'string') throw invalidParams('`theirs`')
  const path = documentOf(params)
  const article = snapshot.session.workspace.open.get(path)
  if (!article) throw failure(NO_ARTICLE)
  const now = snapshot.session.documents.get(path)?.document.version
  if (now === params.textDocument.version) return article
  throw new ResponseError(
    LSPErrorCodes.ContentModified,
    'The article was changed in the meantime: try again'
  )
}

const NO_ARTICLE = 'This is no open article: open it first'

function failure(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message)
}
