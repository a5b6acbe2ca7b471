import {type ServerCapabilities, TextDocumentSyncKind} from 'vscode-languageserver/node'
import type {ClientTraits} from './client-traits.js'
import {routes} from './routes.js'

/** What the server tells the client it can do: what its routes say, and how it wants to hear of documents. */
export function capabilitiesFor({encoding, pullsDiagnostics}: ClientTraits): ServerCapabilities {
  const capabilities: ServerCapabilities = Object.assign(
    {},
    ...routes.map(route => route.capabilities)
  )
  if (!pullsDiagnostics) delete capabilities.diagnosticProvider
  return {
    ...capabilities,
    positionEncoding: encoding,
    textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental},
    workspace: {
      workspaceFolders: {supported: true, changeNotifications: true},
      fileOperations: {didDelete: {filters: [{scheme: 'file', pattern: {glob: '**'}}]}}
    }
  }
}
