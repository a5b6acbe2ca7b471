import type {LogOutputChannel} from 'vscode'
import {LanguageClient, TransportKind} from 'vscode-languageclient/node'
import {createClientOptions} from './client-options.js'

/**
 * Makes the client of the bundled language server, not yet started. YAML documents are sent too, so that edits of
 * glossaries, codebooks and project files count before they are saved.
 *
 * @param module the path of the server's script
 */
export function createLanguageClient(module: string, log: LogOutputChannel): LanguageClient {
  return new LanguageClient(
    'newsmark',
    'Newsmark',
    {module, transport: TransportKind.ipc},
    {
      ...createClientOptions(log),
      documentSelector: [
        {language: 'newsmark'},
        {scheme: 'file', language: 'newsmark-yaml'},
        {scheme: 'file', language: 'yaml'}
      ]
    }
  )
}
