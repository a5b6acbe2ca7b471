import type {ExtensionContext} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import {adoptArticles} from './article-language.js'
import {decorateClaims} from './claim-decoration.js'
import {registerCommands} from './commands.js'
import {createLanguageClient} from './language-client.js'
import {showStatus} from './status.js'
import {provideTasks} from './tasks.js'

/**
 * Starts the language server and what stands on it; resolves when the server is ready.
 * The commands come first, so that a server that fails to start can be started again.
 */
export async function activate(context: ExtensionContext): Promise<void> {
  client = createLanguageClient(context)
  context.subscriptions.push(
    client,
    registerCommands(client),
    showStatus(client),
    decorateClaims(client),
    adoptArticles(client),
    provideTasks(context)
  )
  await client.start()
}

/** Resolves when the server has ended; the rest goes with the context. */
export async function deactivate(): Promise<void> {
  if (client?.needsStop()) await client.stop()
}

let client: LanguageClient | undefined
