import type {ExtensionContext} from 'vscode'
import {LanguageClient, TransportKind} from 'vscode-languageclient/node'
import {createClientOptions} from './client-options.js'

/**
 * Makes the client of the bundled language server, not yet started. YAML documents are sent too, so that edits of
 * glossaries, codebooks and project files count before they are saved.
 */
export function createLanguageClient(context: ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath('dist/server.cjs')
  const options = createClientOptions()
  context.subscriptions.push(options.outputChannel)
  return new LanguageClient(
    'newsmark',
    'Newsmark',
    {module, transport: TransportKind.ipc},
    {
      ...options,
      documentSelector: [
        {language: 'newsmark'},
        {scheme: 'file', language: 'newsmark-yaml'},
        {scheme: 'file', language: 'yaml'}
      ]
    }
  )
}
