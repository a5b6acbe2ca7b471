import {type ExtensionContext, window} from 'vscode'
import {registerFeatures} from './features.js'
import {createServerClient, type ServerClient} from './server-client.js'
import {startLater} from './start-later.js'
import {provideTasks} from './tasks.js'

/**
 * Activates the extension: registers all that it offers. The language server is started afterwards, and nothing waits for it:
 * an editor that VS Code restores shows at once that it loads, and a server that fails to start can be restarted.
 */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Newsmark', {log: true})
  const module = context.asAbsolutePath('dist/server.cjs')
  const load = async () => (await import('./language-client.js')).createLanguageClient(module, log)
  client = createServerClient({log, load})
  context.subscriptions.push(log, client, ...registerFeatures(client, context))
  context.subscriptions.push(provideTasks(context), startLater(client))
}

/** Deactivates the extension; resolves when the server has stopped. */
export async function deactivate(): Promise<void> {
  await client?.stop()
}

let client: ServerClient | undefined
