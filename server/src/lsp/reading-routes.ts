import {WorkspaceSymbolRequest, WorkspaceSymbolResolveRequest} from 'vscode-languageserver/node'
import {type Route, workspaceRoute} from './route.js'
import {resolveWorkspaceSymbol, workspaceSymbols} from './workspace-symbols.js'

/** The requests by which an editor shows more than what is written: symbols, hints, lenses, links, signatures. */
export const readingRoutes: readonly Route[] = [
  workspaceRoute(
    WorkspaceSymbolRequest.type,
    {workspaceSymbolProvider: {resolveProvider: true}},
    workspaceSymbols
  ),
  workspaceRoute(WorkspaceSymbolResolveRequest.type, {}, resolveWorkspaceSymbol)
]
