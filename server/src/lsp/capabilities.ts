import {type ServerCapabilities, TextDocumentSyncKind} from 'vscode-languageserver/node'
import {actionDocumentation} from './action-documentation.js'
import type {ClientTraits} from './client-traits.js'
import {PAGE_SCHEME} from './protocol.js'
import {routes} from './routes.js'

/** The capabilities of the server: those of its routes, and how it wants to hear of documents. */
export function capabilitiesFor(client: ClientTraits): ServerCapabilities {
  const {encoding, pullsDiagnostics, showsPages, preparesRename} = client
  const capabilities: ServerCapabilities = Object.assign(
    {},
    ...routes.map(route => route.capabilities)
  )
  if (!pullsDiagnostics) delete capabilities.diagnosticProvider
  const {codeActionProvider: actions} = capabilities
  const documentation = [...actionDocumentation(client)]
  if (typeof actions === 'object' && documentation.length > 0)
    capabilities.codeActionProvider = {...actions, documentation}
  if (!preparesRename) capabilities.renameProvider = true
  return {
    ...capabilities,
    positionEncoding: encoding,
    textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental},
    workspace: {
      workspaceFolders: {supported: true, changeNotifications: true},
      fileOperations: {
        didCreate: ALL_FILES,
        didRename: ALL_FILES,
        didDelete: ALL_FILES,
        willRename: ALL_FILES
      },
      ...(showsPages && {textDocumentContent: {schemes: [PAGE_SCHEME]}})
    }
  }
}

/** Folders too, of which no watcher tells what was in them. */
const ALL_FILES = {filters: [{scheme: 'file', pattern: {glob: '**'}}]}
