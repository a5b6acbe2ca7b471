import {type ExtensionContext, window, workspace} from 'vscode'
import {registerFeatures} from './features.js'
import {isLocked} from './locked-file.js'
import {createServerClient, type ServerClient} from './server-client.js'
import {startLater} from './start-later.js'
import {provideTasks} from './tasks.js'
import {virtualUris} from './web/folder-uris.js'

/**
 * Activates the extension: registers all that it offers. The language server is started afterwards, and nothing waits for it:
 * an editor that VS Code restores shows at once that it loads, and a server that fails to start can be restarted.
 */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Newsmark', {log: true})
  const isVirtual = hasVirtualFolders()
  const script = context.asAbsolutePath(isVirtual ? 'dist/server-thread.cjs' : 'dist/server.cjs')
  client = createServerClient({
    log,
    load: async () =>
      (await import('./language-client.js')).createLanguageClient({script, isVirtual}, log),
    ...(isVirtual && {uris: virtualUris})
  })
  context.subscriptions.push(log, client, ...registerFeatures(client, context, isLocked))
  context.subscriptions.push(provideTasks(context), startLater(client))
}

/** Whether all open folders are on no disk, as those of *Remote Repositories*; VS Code starts extensions anew when that changes. */
function hasVirtualFolders(): boolean {
  const folders = workspace.workspaceFolders ?? []
  return folders.length > 0 && folders.every(({uri}) => uri.scheme !== 'file')
}

/** Deactivates the extension; resolves when the server has stopped. */
export async function deactivate(): Promise<void> {
  await client?.stop()
}

let client: ServerClient | undefined
