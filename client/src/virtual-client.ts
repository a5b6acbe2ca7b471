import {Worker} from 'node:worker_threads'
import type {LogOutputChannel} from 'vscode'
import {
  LanguageClient,
  type MessageTransports,
  PortMessageReader,
  PortMessageWriter
} from 'vscode-languageclient/node'
import {answerFiles} from './web/answer-files.js'
import {createVirtualOptions} from './web/virtual-options.js'

/**
 * Makes the client of a language server for folders that are on no disk, not yet started: the server of the browser, in a
 * thread, which asks for their files.
 *
 * @param thread the path of the thread's script
 */
export function createVirtualClient(thread: string, log: LogOutputChannel): LanguageClient {
  let worker: Worker | undefined
  const startThread = async (): Promise<MessageTransports> => {
    await worker?.terminate()
    worker = new Worker(thread)
    worker.on('error', error => log.error('The server in a thread has failed.', error))
    return {reader: new PortMessageReader(worker), writer: new PortMessageWriter(worker)}
  }
  const client = new LanguageClient('newsmark', 'Newsmark', startThread, createVirtualOptions(log))
  answerFiles(client)
  return client
}
