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

/** Every request the server answers. The client is told of those that are here, and of no others. */
export const routes: readonly Route[] = [
  route(HoverRequest.type, {hoverProvider: true}, (server, params) => {
    const at = placeOf(server, params)
    const found = at && hoverAt(server.session.workspace, at.path, at.offset)
    return found ? toLsp.hover(server, at.path, found) : null
  }),
  route(
    CompletionRequest.type,
    {completionProvider: {triggerCharacters: [':', '[', '{', '=', '#', '"', "'", ' ']}},
    (server, params) => {
      const at = placeOf(server, params)
      const found = at && completeAt(server.session.workspace, at.path, at.offset)
      return found ? completionList(server, at.path, found) : null
    }
  ),
  route(DefinitionRequest.type, {definitionProvider: true}, (server, params) => {
    const at = placeOf(server, params)
    const found = at && definitionAt(server.session.workspace, at.path, at.offset)
    return found ? toLsp.definition(server, at.path, found) : null
  }),
  route(ReferencesRequest.type, {referencesProvider: true}, references),
  route(DocumentHighlightRequest.type, {documentHighlightProvider: true}, (server, params) => {
    const at = placeOf(server, params)
    if (!at) return null
    const found = highlightsAt(server.session.workspace, at.path, at.offset)
    return toLsp.highlights(server, at.path, found)
  }),
  route(DocumentSymbolRequest.type, {documentSymbolProvider: true}, (server, params) => {
    const path = documentOf(server, params)
    return documentSymbols(server, path, outlineOf(server.session.workspace, path))
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
    (server, params) => {
      const path = documentOf(server, params)
      const toPosition = converterFor(server, path)
      const tokens = tokensIn(server.session.workspace, path)
      return toPosition ? toLsp.semanticTokens(toPosition, tokens) : null
    }
  ),
  route(SemanticTokensRangeRequest.type, {}, (server, params) => {
    const path = documentOf(server, params)
    const span = spanOf(server, path, params.range)
    const toPosition = converterFor(server, path)
    if (!span || !toPosition) return null
    return toLsp.semanticTokens(toPosition, tokensIn(server.session.workspace, path, span))
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
  ownRoute(STATUS, {}, status),
  ownRoute(CLAIMS, {}, claims),
  ownRoute(IS_ARTICLE, {}, isArticle)
]
