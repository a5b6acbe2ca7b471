import {CodeLensRefreshRequest} from 'vscode-languageserver/node'
import {logError, type Server} from './server.js'

/** Asks the client to ask again for what may have changed in documents that did not. */
export function refreshClient({client, connection}: Server): void {
  const {diagnostics, semanticTokens, inlayHint} = connection.languages
  if (client.pullsDiagnostics && client.refreshesDiagnostics) {
    diagnostics.refresh().catch(error => logError(connection, 'refreshing diagnostics', error))
  }
  if (client.refreshesTokens) {
    semanticTokens.refresh().catch(error => logError(connection, 'refreshing tokens', error))
  }
  if (client.reading.refreshesHints)
    inlayHint.refresh().catch(error => logError(connection, 'refreshing hints', error))
  if (client.reading.refreshesLenses) {
    connection
      .sendRequest(CodeLensRefreshRequest.type)
      .catch(error => logError(connection, 'refreshing lenses', error))
  }
}
