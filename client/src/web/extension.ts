import {type ExtensionContext, Uri, window} from 'vscode'
import {registerFeatures} from '../features.js'
import {createServerClient, type ServerClient} from '../server-client.js'
import {startLater} from '../start-later.js'
import {virtualUris} from './folder-uris.js'

/**
 * Activates the extension in a browser: registers all that it offers there. The language server is started afterwards in a
 * worker, which asks for the files of the open folders. Nothing waits for it.
 */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Newsmark', {log: true})
  const script = Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true)
  const load = async () => {
    const {createWorkerClient} = await import('./worker-client.js')
    const {client: made, end} = createWorkerClient(script, log)
    endWorker = end
    return made
  }
  client = createServerClient({
    log,
    load,
    uris: virtualUris
  })
  context.subscriptions.push(
    log,
    client,
    ...registerFeatures(client, context, isLocked),
    startLater(client)
  )
}

/** Deactivates the extension; resolves when the server has stopped. */
export async function deactivate(): Promise<void> {
  await client?.stop()
  endWorker()
}

/** Files in a browser have no permissions but those that VS Code tells of. */
const isLocked = async (): Promise<boolean> => false

let client: ServerClient | undefined
let endWorker = (): void => undefined
