/// <reference lib="webworker" />
import type {LogOutputChannel} from 'vscode'
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports
} from 'vscode-languageclient/browser'
import {answerFiles} from './answer-files.js'
import {createVirtualOptions} from './virtual-options.js'

/**
 * Makes the client of a language server in a worker, not yet started; `end` ends the worker that runs.
 *
 * @param script the address of the server's script
 */
export function createWorkerClient(
  script: string,
  log: LogOutputChannel
): {readonly client: LanguageClient; readonly end: () => void} {
  let worker: Worker | undefined
  const end = (): void => worker?.terminate()
  // In the place of a worker that was started before. The client would not know the worker as such, as VS Code has a class of
  // its own for them.
  const startWorker = async (): Promise<MessageTransports> => {
    end()
    worker = new Worker(script)
    return {reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker)}
  }
  const client = new LanguageClient('newsmark', 'Newsmark', startWorker, createVirtualOptions(log))
  answerFiles(client)
  return {client, end}
}
