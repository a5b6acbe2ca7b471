/// <reference lib="webworker" />
import {type ExtensionContext, Uri} from 'vscode'
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports
} from 'vscode-languageclient/browser'
import {createClientOptions} from '../client-options.js'
import {registerFeatures} from '../features.js'
import {answerFiles} from './answer-files.js'
import {fromServerUri, toServerUri} from './folder-uris.js'

/**
 * Activates the extension in a browser: registers all that it offers there, and starts the language server in a worker, which
 * asks for the files of the open folders. Nothing waits for it.
 */
export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true)
  const options = createClientOptions()
  const started = new LanguageClient('newsmark', 'Newsmark', async () => startWorker(script), {
    ...options,
    documentSelector: [{language: 'newsmark'}, {language: 'newsmark-yaml'}, {language: 'yaml'}],
    uriConverters: {code2Protocol: toServerUri, protocol2Code: fromServerUri}
  })
  client = started
  answerFiles(started)
  context.subscriptions.push(options.outputChannel, started, ...registerFeatures(started, context))
  // A failure is shown by the client itself.
  started.start().catch(() => undefined)
}

/** Deactivates the extension; resolves when the server has stopped. */
export async function deactivate(): Promise<void> {
  if (client?.needsStop()) await client.stop()
  worker?.terminate()
}

/**
 * Starts the server in a new worker, in the place of one that was started before. The client would not know the worker as
 * such, as VS Code has a class of its own for them.
 */
function startWorker(script: string): MessageTransports {
  worker?.terminate()
  worker = new Worker(script)
  return {reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker)}
}

let client: LanguageClient | undefined
let worker: Worker | undefined
