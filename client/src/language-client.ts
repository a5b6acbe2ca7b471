import {type ExtensionContext, window, workspace} from 'vscode'
import {LanguageClient, TransportKind} from 'vscode-languageclient/node'
import {rulePages} from './rule-pages.js'

/**
 * Makes the client of the bundled language server, not yet started. YAML documents are sent too, so that edits of
 * glossaries, codebooks and project files count before they are saved. The server registers its file watchers itself, and asks
 * to be told of settings; those it starts with come along.
 * Published diagnostics are about project files that are not open; the problem matchers in package.json use the name of
 * their collection.
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
      documentSelector: [
        {language: 'newsmark'},
        {scheme: 'file', language: 'newsmark-yaml'},
        {scheme: 'file', language: 'yaml'}
      ],
      outputChannel,
      initializationOptions: () => ({
        problems: workspace.getConfiguration('newsmark').get('problems')
      }),
      middleware: rulePages,
      diagnosticCollectionName: 'newsmark-project'
    }
  )
}
