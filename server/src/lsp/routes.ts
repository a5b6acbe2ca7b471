import {
  CodeActionKind,
  CodeActionRequest,
  CodeActionResolveRequest,
  CompletionRequest,
  CompletionTriggerKind,
  DefinitionRequest,
  DocumentDiagnosticRequest,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  WillRenameFilesRequest
} from 'vscode-languageserver/node'
import {completeAt} from '../features/completion/complete-at.js'
import {completeInProjectFile} from '../features/completion/complete-project-file.js'
import {definitionAt} from '../features/definition.js'
import {highlightsAt} from '../features/document-highlights.js'
import {outlineOf} from '../features/document-symbols.js'
import {hoverAt} from '../features/hover/hover-at.js'
import {hoverInProjectFile} from '../features/hover/project-file-hover.js'
import {tokenModifiers, tokensIn, tokenTypes} from '../features/semantic-tokens.js'
import {ACT_KINDS, annotate, annotateRoute} from './annotate.js'
import {codeActions, FIX_ALL, resolveCodeAction} from './code-actions.js'
import {completionList} from './completion-items.js'
import {documentOf, placeOf, spanOf} from './from-lsp.js'
import {converterFor} from './locations.js'
import {ANNOTATE, CLAIMS, IS_ARTICLE, IS_PROJECT_FILE, STATUS} from './protocol.js'
import {pullDiagnostics} from './pull-diagnostics.js'
import {foldingRanges, selectionRanges} from './ranges.js'
import {references} from './references.js'
import {prepareRename, rename, willRenameFiles} from './rename.js'
import {ownRoute, type Route, route} from './route.js'
import {claims, isArticle, isProjectFile, status} from './status.js'
import {documentSymbols} from './symbols.js'
import * as toLsp from './to-lsp.js'
import {isFile} from './uri.js'

/** Behind these, a tag begins or goes on. */
const OPENING = [':', '[', '{', '=', '#', '"', "'", ' ']

/**
 * Behind these there is nothing to suggest. An editor that is told to ask here hides the list of suggestions at once:
 * VS Code leaves one that is being asked for anew as it was, and the Enter behind `speaker=obama}` would take it.
 */
const CLOSING = [']', '}']

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
    (snapshot, params) => {
      if (CLOSING.includes(params.context?.triggerCharacter ?? '')) return null
      const at = placeOf(snapshot, params)
      const byCharacter = params.context?.triggerKind === CompletionTriggerKind.TriggerCharacter
      const {workspace} = snapshot.session
      const found =
        at &&
        (completeAt(workspace, at.path, at.offset, byCharacter) ??
          completeInProjectFile(workspace, at.path, at.offset))
      return found ? completionList(snapshot, at.path, found) : null
    },
    // Who types does not wait: the editor asks again at the next keystroke.
    (_snapshot, answer) =>
      Array.isArray(answer) ? answer : {...(answer ?? {items: []}), isIncomplete: true}
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
  route(SelectionRangeRequest.type, {selectionRangeProvider: true}, selectionRanges),
  route(FoldingRangeRequest.type, {foldingRangeProvider: true}, foldingRanges),
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
        workspaceDiagnostics: false
      }
    },
    pullDiagnostics,
    ({client}, answer) => (client.refreshesDiagnostics ? answer : undefined)
  ),
  route(PrepareRenameRequest.type, {}, prepareRename),
  route(RenameRequest.type, {renameProvider: {prepareProvider: true}}, rename),
  route(WillRenameFilesRequest.type, {}, willRenameFiles),
  ownRoute(STATUS, {}, status, () => true),
  ownRoute(CLAIMS, {}, claims),
  ownRoute(ANNOTATE, {}, annotate),
  annotateRoute,
  ownRoute(IS_ARTICLE, {}, isArticle, isFile),
  ownRoute(IS_PROJECT_FILE, {}, isProjectFile, isFile)
]
