import {
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams
} from 'vscode-languageserver/node'
import {publishOpen} from './publish-diagnostics.js'
import {refreshClient} from './refresh-client.js'
import {logError, type Server} from './server.js'
import {readSettings} from './settings.js'

/** Asks for the settings, and to be told when they change. Nobody waits for the answer: some clients never give one. */
export function watchSettings(server: Server): void {
  const {client, connection} = server
  if (client.reading.watchesSettings) {
    connection.client
      .register(DidChangeConfigurationNotification.type, {section: SECTION})
      .catch(error => logError(connection, 'watching settings', error))
  }
  askSettings(server)
}

const SECTION = 'newsmark'

/** Settings were changed: the new ones are told, or are to be asked for. */
export function settingsChanged(server: Server, params: DidChangeConfigurationParams): void {
  if (server.client.reading.tellsSettings) askSettings(server)
  else useSettings(server, params?.settings)
}

function askSettings(server: Server): void {
  const {client, connection} = server
  if (!client.reading.tellsSettings) return
  connection
    .sendRequest(ConfigurationRequest.type, {items: [{section: SECTION}]})
    .then(([given]) => useSettings(server, given))
    .catch(error => logError(connection, 'asking for settings', error))
}

/** Some clients tell all settings at the start, and then answer with none. */
function useSettings(server: Server, given: unknown): void {
  const settings = readSettings(given, server.firstSettings)
  const {inlayHints, codeLens, problems} = server.settings
  server.settings = settings
  if (settings.problems !== problems) publishOpen(server)
  if (settings.inlayHints !== inlayHints || settings.codeLens !== codeLens) refreshClient(server)
}
