import {type Disposable, type ExtensionContext, Uri, window, workspace} from 'vscode'
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
  const folders = {areVirtual: haveVirtual()}
  const load = async () => {
    const isVirtual = folders.areVirtual
    const script = context.asAbsolutePath(isVirtual ? 'dist/server-thread.cjs' : 'dist/server.cjs')
    const {createLanguageClient} = await import('./language-client.js')
    return createLanguageClient({script, isVirtual}, log)
  }
  client = createServerClient({
    log,
    load,
    uris: {
      toServer: uri => (folders.areVirtual ? virtualUris.toServer(uri) : uri.toString()),
      fromServer: uri => (folders.areVirtual ? virtualUris.fromServer(uri) : Uri.parse(uri))
    }
  })
  context.subscriptions.push(log, client, ...registerFeatures(client, context, isLocked))
  context.subscriptions.push(followFolders(folders, client))
  context.subscriptions.push(provideTasks(context), startLater(client))
}

/** Whether an open folder is on no disk, as those of *Remote Repositories*: then VS Code gives the server the files of all. */
function haveVirtual(): boolean {
  return (workspace.workspaceFolders ?? []).some(({uri}) => uri.scheme !== 'file')
}

/** Starts the other server when the first folder that is on no disk is opened, or the last one closed. */
function followFolders(folders: {areVirtual: boolean}, server: ServerClient): Disposable {
  return workspace.onDidChangeWorkspaceFolders(() => {
    if (folders.areVirtual === haveVirtual()) return
    folders.areVirtual = haveVirtual()
    // A failure is shown by the library itself.
    void server.reload().catch(() => undefined)
  })
}

/** Deactivates the extension; resolves when the server has stopped. */
export async function deactivate(): Promise<void> {
  await client?.stop()
}

let client: ServerClient | undefined
