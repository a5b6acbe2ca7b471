import type {ExtensionContext} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {registerFeatures} from './features.js'
import {createLanguageClient} from './language-client.js'
import {provideTasks} from './tasks.js'

/**
 * Activates the extension: starts the language server and all that depends on it; resolves when the server is ready.
 */
export async function activate(context: ExtensionContext): Promise<void> {
  client = createLanguageClient(context)
  context.subscriptions.push(client, ...registerFeatures(client, context), provideTasks(context))
  await client.start()
}

/** Deactivates the extension; resolves when the server has stopped. */
export async function deactivate(): Promise<void> {
  if (client?.needsStop()) await client.stop()
}

let client: LanguageClient | undefined
