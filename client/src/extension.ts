import type {ExtensionContext} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {registerFeatures} from './features.js'
import {createLanguageClient} from './language-client.js'
import {provideTasks} from './tasks.js'

/**
 * Activates the extension: registers all that it offers, and starts the language server, which nothing waits for: an editor
 * that VS Code restores shows at once that it loads, and a server that fails to start can be restarted.
 */
export function activate(context: ExtensionContext): void {
  client = createLanguageClient(context)
  context.subscriptions.push(client, ...registerFeatures(client, context), provideTasks(context))
  // A failure is shown by the client itself.
  client.start().catch(() => undefined)
}

/** Deactivates the extension; resolves when the server has stopped. */
export async function deactivate(): Promise<void> {
  if (client?.needsStop()) await client.stop()
}

let client: LanguageClient | undefined
