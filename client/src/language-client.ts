import {type ExtensionContext, window} from 'vscode'
import {LanguageClient, TransportKind} from 'vscode-languageclient/node'

/**
 * The client of the bundled language server, not yet started.
 * Glossaries, codebooks and project files are sent too, so that what is typed there counts before it is saved;
 * which files on the disk are watched, the server says itself.
 * What it sends unasked is about projects' own files that are not open; package.json's problem matchers use the name.
 */
export function createLanguageClient(context: ExtensionContext): LanguageClient {
  const module = context.asAbsolutePath('dist/server.cjs')
  const outputChannel = window.createOutputChannel('Newsmark', {log: true})
  context.subscriptions.push(outputChannel)
  return new LanguageClient(
    'newsmark',
    'Newsmark',
    {module, transport: TransportKind.ipc},
    {
      documentSelector: [{language: 'newsmark'}, {scheme: 'file', language: 'yaml'}],
      outputChannel,
      diagnosticCollectionName: 'newsmark-project'
    }
  )
}
