import {
  CodeLensRequest,
  CodeLensResolveRequest,
  InlayHintRequest,
  InlayHintResolveRequest,
  WorkspaceSymbolRequest,
  WorkspaceSymbolResolveRequest
} from 'vscode-languageserver/node'
import {codeLenses, resolveCodeLens} from './code-lenses.js'
import {inlayHints, resolveInlayHint} from './inlay-hints.js'
import type {ReadingTraits} from './reading-traits.js'
import {type MarkPartial, type Route, route, workspaceRoute} from './route.js'
import {resolveWorkspaceSymbol, workspaceSymbols} from './workspace-symbols.js'

/** The requests by which an editor shows more than what is written: symbols, hints, lenses, links, signatures. */
export const readingRoutes: readonly Route[] = [
  workspaceRoute(
    WorkspaceSymbolRequest.type,
    {workspaceSymbolProvider: {resolveProvider: true}},
    workspaceSymbols
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
  route(CodeLensResolveRequest.type, {}, resolveCodeLens)
]

/** What is not known before all articles are read is left out for a client that asks again when it is told to. */
function untilRefreshed<Answer>(
  isRefreshed: (reading: ReadingTraits) => boolean
): MarkPartial<Answer> {
  return ({client}, answer) => (isRefreshed(client.reading) ? answer : undefined)
}
