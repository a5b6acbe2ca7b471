import {
  CodeLensRequest,
  CodeLensResolveRequest,
  DocumentLinkRequest,
  InlayHintRequest,
  InlayHintResolveRequest,
  LinkedEditingRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
  WorkspaceSymbolRequest,
  WorkspaceSymbolResolveRequest
} from 'vscode-languageserver/node'
import {tokenModifiers, tokenTypes} from '../features/semantic-tokens.js'
import {codeLenses, partialLens, resolveCodeLens} from './code-lenses.js'
import {documentLinks} from './document-links.js'
import {inlayHints, resolveInlayHint} from './inlay-hints.js'
import {linkedEditingRanges} from './linked-editing.js'
import {routeInParts} from './partial-results.js'
import type {ReadingTraits} from './reading-traits.js'
import {type MarkPartial, type Route, route, workspaceRoute} from './route.js'
import {semanticTokens, semanticTokensDelta, semanticTokensInRange} from './semantic-tokens.js'
import {signatureHelp} from './signature-help.js'
import {resolveWorkspaceSymbol, workspaceSymbols} from './workspace-symbols.js'

/** The requests by which an editor shows what is not written: symbols, hints, lenses, colours, links, signatures. */
export const readingRoutes: readonly Route[] = [
  routeInParts(
    WorkspaceSymbolRequest.type,
    {workspaceSymbolProvider: {resolveProvider: true}},
    workspaceSymbols,
    workspaceRoute
  ),
  workspaceRoute(WorkspaceSymbolResolveRequest.type, {}, resolveWorkspaceSymbol),
  route(
    InlayHintRequest.type,
    {inlayHintProvider: {resolveProvider: true}},
    inlayHints,
    untilRefreshed(({refreshesHints}) => refreshesHints)
  ),
  route(InlayHintResolveRequest.type, {}, resolveInlayHint),
  route(
    CodeLensRequest.type,
    {codeLensProvider: {resolveProvider: true}},
    codeLenses,
    untilRefreshed(({refreshesLenses}) => refreshesLenses)
  ),
  route(CodeLensResolveRequest.type, {}, resolveCodeLens, partialLens),
  route(
    SemanticTokensRequest.type,
    {
      semanticTokensProvider: {
        legend: {tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers]},
        full: {delta: true},
        range: true
      }
    },
    semanticTokens
  ),
  route(SemanticTokensDeltaRequest.type, {}, semanticTokensDelta),
  route(SemanticTokensRangeRequest.type, {}, semanticTokensInRange),
  // Working out an address takes less than asking for it.
  route(DocumentLinkRequest.type, {documentLinkProvider: {resolveProvider: false}}, documentLinks),
  route(LinkedEditingRangeRequest.type, {linkedEditingRangeProvider: true}, linkedEditingRanges),
  route(
    SignatureHelpRequest.type,
    {signatureHelpProvider: {triggerCharacters: ['{', '='], retriggerCharacters: [' ', '}']}},
    signatureHelp
  )
]

/** What is not known before all articles are read is left out for a client that asks again when it is told to. */
function untilRefreshed<Answer>(
  isRefreshed: (reading: ReadingTraits) => boolean
): MarkPartial<Answer> {
  return ({client}, answer) => (isRefreshed(client.reading) ? answer : undefined)
}
