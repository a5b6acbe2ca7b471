import {
  type CancellationToken,
  DeclarationRequest,
  DefinitionRequest,
  ImplementationRequest,
  type Location,
  type LocationLink,
  type TextDocumentPositionParams,
  TypeDefinitionRequest
} from 'vscode-languageserver/node'
import {declarationAt} from '../features/definition/declaration-at.js'
import {type Definition, definitionAt} from '../features/definition/definition-at.js'
import {typeDefinitionAt} from '../features/definition/type-definition-at.js'
import type {Workspace} from '../session/workspace.js'
import type {ClientTraits} from './client-traits.js'
import {placeOf} from './from-lsp.js'
import {routeInParts} from './partial-results.js'
import {implementations} from './references.js'
import {type Handler, type Route, route} from './route.js'
import type {Snapshot} from './server.js'
import * as toLsp from './to-lsp.js'

/** The requests that lead from what is named at a place to where it is told what it is. */
export const definitionRoutes: readonly Route[] = [
  route(DefinitionRequest.type, {definitionProvider: true}, leading(definitionAt, 'definition')),
  route(
    DeclarationRequest.type,
    {declarationProvider: true},
    leading(declarationAt, 'declaration')
  ),
  route(
    TypeDefinitionRequest.type,
    {typeDefinitionProvider: true},
    leading(typeDefinitionAt, 'typeDefinition')
  ),
  routeInParts(ImplementationRequest.type, {implementationProvider: true}, implementations)
]

type Finder = (workspace: Workspace, path: string, offset: number) => Definition | undefined

function leading(
  find: Finder,
  name: keyof ClientTraits['links']
): Handler<TextDocumentPositionParams, Location[] | LocationLink[] | null> {
  return (snapshot: Snapshot, params: TextDocumentPositionParams, _token: CancellationToken) => {
    const at = placeOf(snapshot, params)
    const found = at && find(snapshot.session.workspace, at.path, at.offset)
    return found ? toLsp.definition(snapshot, at.path, found, snapshot.client.links[name]) : null
  }
}
