import {
  CodeActionKind,
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  HoverRequest,
  ReferencesRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest
} from 'vscode-languageserver/node'
import {completeAt} from '../features/completion/complete-at.js'
import {definitionAt} from '../features/definition.js'
import {highlightsAt} from '../features/document-highlights.js'
import {outlineOf} from '../features/document-symbols.js'
import {hoverAt} from '../features/hover/hover-at.js'
import {tokenModifiers, tokensIn, tokenTypes} from '../features/semantic-tokens.js'
import {codeActions, FIX_ALL} from './code-actions.js'
import {completionList} from './completion-items.js'
import {documentOf, placeOf, spanOf} from './from-lsp.js'
import {converterFor} from './locations.js'
import {CLAIMS, IS_ARTICLE, STATUS} from './protocol.js'
import {pullDiagnostics} from './pull-diagnostics.js'
import {references} from './references.js'
import {ownRoute, type Route, route} from './route.js'
import {claims, isArticle, status} from './status.js'
import {documentSymbols} from './symbols.js'
import * as toLsp from './to-lsp.js'
import {isFile} from './uri.js'

/** Every request the server answers. The client is told of those that are here, and of no others. */
export const routes: readonly Route[] = [
  route(HoverRequest.type, {hoverProvider: true}, (snapshot, params) => {
    const at = placeOf(snapshot, params)
    const found = at && hoverAt(snapshot.session.workspace, at.path, at.offset)
    return found ? toLsp.hover(snapshot, at.path, found) : null
  }),
  route(
    CompletionRequest.type,
    {completionProvider: {triggerCharacters: [':', '[', '{', '=', '#', '"', "'", ' ']}},
    (snapshot, params) => {
      const at = placeOf(snapshot, params)
      const found = at && completeAt(snapshot.session.workspace, at.path, at.offset)
      return found ? completionList(snapshot, at.path, found) : null
    }
  ),
  route(DefinitionRequest.type, {definitionProvider: true}, (snapshot, params) => {
    const at = placeOf(snapshot, params)
    const found = at && definitionAt(snapshot.session.workspace, at.path, at.offset)
    return found ? toLsp.definition(snapshot, at.path, found) : null
  }),
  route(ReferencesRequest.type, {referencesProvider: true}, references),
  route(DocumentHighlightRequest.type, {documentHighlightProvider: true}, (snapshot, params) => {
    const at = placeOf(snapshot, params)
    if (!at) return null
    const found = highlightsAt(snapshot.session.workspace, at.path, at.offset)
    return toLsp.highlights(snapshot, at.path, found)
  }),
  route(DocumentSymbolRequest.type, {documentSymbolProvider: true}, (snapshot, params) => {
    const path = documentOf(params)
    return documentSymbols(snapshot, path, outlineOf(snapshot.session.workspace, path))
  }),
  route(
    SemanticTokensRequest.type,
    {
      semanticTokensProvider: {
        legend: {tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers]},
        full: true,
        range: true
      }
    },
    (snapshot, params) => {
      const path = documentOf(params)
      const toPosition = converterFor(snapshot, path)
      const tokens = tokensIn(snapshot.session.workspace, path)
      return toPosition ? toLsp.semanticTokens(toPosition, tokens) : null
    }
  ),
  route(SemanticTokensRangeRequest.type, {}, (snapshot, params) => {
    const path = documentOf(params)
    const span = spanOf(snapshot, path, params.range)
    const toPosition = converterFor(snapshot, path)
    if (!span || !toPosition) return null
    return toLsp.semanticTokens(toPosition, tokensIn(snapshot.session.workspace, path, span))
  }),
  route(
    CodeActionRequest.type,
    {codeActionProvider: {codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL]}},
    codeActions
  ),
  route(
    DocumentDiagnosticRequest.type,
    {
      diagnosticProvider: {
        identifier: 'newsmark',
        interFileDependencies: true,
        workspaceDiagnostics: false
      }
    },
    pullDiagnostics
  ),
  ownRoute(STATUS, {}, status, () => true),
  ownRoute(CLAIMS, {}, claims),
  ownRoute(IS_ARTICLE, {}, isArticle, isFile)
]
