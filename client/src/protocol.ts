import type {Disposable, TextDocument} from 'vscode'
import type {Claims, Status} from '../../server/src/lsp/protocol.js'
import type {ServerClient} from './server-client.js'

/** The requests that Newsmark adds to the protocol, with the types of their answers. */
interface Answers {
  readonly 'newsmark/status': Status
  readonly 'newsmark/claims': Claims
  readonly 'newsmark/isArticle': boolean
  readonly 'newsmark/isProjectFile': boolean
}

/**
 * Sends a request about a document; resolves to undefined while the server does not run or when the request fails,
 * which is logged.
 */
export async function ask<Request extends keyof Answers>(
  client: ServerClient,
  request: Request,
  document: TextDocument
): Promise<Answers[Request] | undefined> {
  if (!client.isRunning()) return undefined
  const uri = client.asUri(document.uri)
  try {
    return await client.sendRequest<Answers[Request]>(request, {uri})
  } catch (error) {
    client.log.error(`The request ${request} failed for ${uri}`, error)
    return undefined
  }
}

/** Calls back when an answer may have changed: on a notification of the server, and when it starts or stops. */
export function onStatusChanged(client: ServerClient, callback: () => void): Disposable[] {
  return [
    client.onNotification('newsmark/statusChanged', callback),
    client.onDidChangeState(callback)
  ]
}
