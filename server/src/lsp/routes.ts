import {
  CodeActionKind,
  CodeActionRequest,
  CodeActionResolveRequest,
  CompletionRequest,
  DocumentDiagnosticRequest,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  WillRenameFilesRequest
} from 'vscode-languageserver/node'
import {highlightsAt} from '../features/document-highlights.js'
import {outlineOf} from '../features/document-symbols.js'
import {hoverAt} from '../features/hover/hover-at.js'
import {hoverInProjectFile} from '../features/hover/project-file-hover.js'
import {ACT_KINDS, annotate} from './annotate.js'
import {annotationRoutes} from './annotation-routes.js'
import {codeActions, FIX_ALL, resolveCodeAction} from './code-actions.js'
import {commandRoute} from './commands.js'
import {compareRoutes} from './compare.js'
import {CLOSING, completion, incomplete, OPENING} from './completion.js'
import {definitionRoutes} from './definitions.js'
import {documentOf, placeOf} from './from-lsp.js'
import {hierarchyRoutes} from './hierarchies.js'
import {pageRoutes} from './pages.js'
import {routeInParts} from './partial-results.js'
import {ANNOTATE, CLAIMS, IS_ARTICLE, IS_PROJECT_FILE, STATUS} from './protocol.js'
import {pullDiagnostics} from './pull-diagnostics.js'
import {foldingRanges, selectionRanges} from './ranges.js'
import {readingRoutes} from './reading-routes.js'
import {references} from './references.js'
import {prepareRename, rename, willRenameFiles} from './rename.js'
import {ownRoute, type Route, route} from './route.js'
import {startRoutes} from './start-corpus.js'
import {claims, isArticle, isProjectFile, status} from './status.js'
import {documentSymbols} from './symbols.js'
import * as toLsp from './to-lsp.js'
import {isFile} from './uri.js'
import {viewRoutes} from './view-routes.js'
import {folderProblemsRoute} from './workspace-diagnostics.js'

/** Every request the server answers. The client is told of those that are here, and of no others. */
export const routes: readonly Route[] = [
  route(HoverRequest.type, {hoverProvider: true}, (snapshot, params) => {
    const at = placeOf(snapshot, params)
    const {workspace} = snapshot.session
    const found =
      at &&
      (hoverAt(workspace, at.path, at.offset) ?? hoverInProjectFile(workspace, at.path, at.offset))
    return found ? toLsp.hover(snapshot, at.path, found) : null
  }),
  route(
    CompletionRequest.type,
    {completionProvider: {triggerCharacters: [...OPENING, ...CLOSING]}},
    completion,
    incomplete
  ),
  ...definitionRoutes,
  routeInParts(ReferencesRequest.type, {referencesProvider: true}, references),
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
  route(SelectionRangeRequest.type, {selectionRangeProvider: true}, selectionRanges),
  route(FoldingRangeRequest.type, {foldingRangeProvider: true}, foldingRanges),
  route(
    CodeActionRequest.type,
    {
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, ...ACT_KINDS],
        resolveProvider: true
      }
    },
    codeActions
  ),
  route(CodeActionResolveRequest.type, {}, resolveCodeAction),
  route(
    DocumentDiagnosticRequest.type,
    {
      diagnosticProvider: {
        identifier: 'newsmark',
        interFileDependencies: true,
        workspaceDiagnostics: true
      }
    },
    pullDiagnostics,
    ({client}, answer) => (client.refreshesDiagnostics ? answer : undefined)
  ),
  ...readingRoutes,
  folderProblemsRoute,
  ...hierarchyRoutes,
  ...pageRoutes,
  route(PrepareRenameRequest.type, {}, prepareRename),
  route(RenameRequest.type, {renameProvider: {prepareProvider: true}}, rename),
  route(WillRenameFilesRequest.type, {}, willRenameFiles),
  ownRoute(STATUS, {}, status, () => true),
  ownRoute(CLAIMS, {}, claims),
  ownRoute(ANNOTATE, {}, annotate),
  commandRoute,
  ...annotationRoutes,
  ...startRoutes,
  ownRoute(IS_ARTICLE, {}, isArticle, isFile),
  ownRoute(IS_PROJECT_FILE, {}, isProjectFile, isFile),
  ...viewRoutes,
  ...compareRoutes
]
