import type {
  DidChangeWatchedFilesParams,
  DidChangeWorkspaceFoldersParams,
  InitializeParams,
  Message,
  MessageReader,
  RequestMessage,
  ResponseMessage
} from 'vscode-languageserver/browser'
import {toKey, toUri} from '../lsp/uri.js'
import {type FileSource, fileRequests} from './file-source.js'

/** The side of a worker from which messages come, and to which they go. */
export interface MessagePlace {
  readonly addEventListener: (
    name: 'message',
    listener: (event: {readonly data: unknown}) => void
  ) => void
  readonly postMessage: (message: unknown) => void
}

/** The messages to a worker, and its questions to whoever started it. */
export interface Gate {
  readonly reader: MessageReader
  readonly source: FileSource
}

/**
 * Lets messages through to the server one after the other. One that tells of files is held until `refresh` has read them,
 * and those that come behind it wait with it, so that the server finds the files as the editor had them then. Answers to
 * questions for files go to whoever asked.
 */
export function createGate(
  place: MessagePlace,
  refresh: (paths: readonly string[]) => Promise<void>
): Gate {
  const asked = new Map<string, (result: unknown) => void>()
  const waiting: Message[] = []
  let folders: readonly string[] = []
  let isHeld = false
  const letThrough = async (deliver: (message: Message) => void): Promise<void> => {
    for (let message = waiting.shift(); message; message = waiting.shift()) {
      const {method, params} = message as RequestMessage
      if (method === 'initialize') folders = foldersOf(params as InitializeParams)
      // The client answers questions once it is initialized.
      const paths = pathsOf(method === 'initialized' ? folders : (READS[method]?.(params) ?? []))
      if (paths.length > 0) {
        isHeld = true
        await refresh(paths).finally(() => {
          isHeld = false
        })
      }
      deliver(message)
    }
  }
  const ask = <Result>(kind: keyof FileSource, path: string): Promise<Result | undefined> =>
    new Promise(resolve => {
      const id = `${PREFIX}${count++}`
      asked.set(id, result => resolve((result as Result | null) ?? undefined))
      const message = {jsonrpc: '2.0', id, method: fileRequests[kind], params: {uri: toUri(path)}}
      place.postMessage(message)
    })
  let count = 0
  const listen = (deliver: (message: Message) => void): void => {
    place.addEventListener('message', ({data}) => {
      const {id, result} = data as ResponseMessage
      const answer = asked.get(String(id))
      if (answer) {
        asked.delete(String(id))
        return answer(result)
      }
      waiting.push(data as Message)
      if (!isHeld) void letThrough(deliver)
    })
  }
  const source: FileSource = {
    stat: path => ask('stat', path),
    readDirectory: path => ask('readDirectory', path),
    readFile: path => ask('readFile', path)
  }
  return {reader: createReader(listen), source}
}

/** What the ids of our own questions begin with; those of the library are numbers. */
const PREFIX = 'newsmark-fs-'

/** The form in which the library wants what it reads from. No error comes, and no end: a worker just ends. */
function createReader(listen: (deliver: (message: Message) => void) => void): MessageReader {
  const never = () => ({dispose: () => {}})
  return {
    onError: never,
    onClose: never,
    onPartialMessage: never,
    listen: deliver => {
      listen(deliver)
      return {dispose: () => {}}
    },
    dispose: () => {}
  }
}

/** The paths of URIs, which are to be read before the server hears of them. */
function pathsOf(uris: readonly string[]): readonly string[] {
  const paths = uris.map(uri => toKey(uri).replace(/\/+$/, ''))
  return [...new Set(paths)].filter(path => path.startsWith('/'))
}

function foldersOf({workspaceFolders}: InitializeParams): readonly string[] {
  return (workspaceFolders ?? []).map(({uri}) => uri)
}

/** The URIs of files in the parameters of the messages that tell of some. */
const READS: Readonly<Record<string, (params: unknown) => readonly string[]>> = {
  'workspace/didChangeWorkspaceFolders': params =>
    (params as DidChangeWorkspaceFoldersParams).event.added.map(({uri}) => uri),
  'workspace/didChangeWatchedFiles': params =>
    (params as DidChangeWatchedFilesParams).changes.map(({uri}) => uri),
  'workspace/didCreateFiles': filesOf,
  'workspace/didDeleteFiles': filesOf,
  'workspace/didRenameFiles': filesOf
}

function filesOf(params: unknown): readonly string[] {
  const {files} = params as {readonly files: readonly Readonly<Record<string, string>>[]}
  return files.flatMap(({uri, oldUri, newUri}) =>
    [uri, oldUri, newUri].filter(one => one !== undefined)
  )
}
