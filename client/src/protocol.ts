import type {Disposable, TextDocument} from 'vscode'
import type {LanguageClient} from 'vscode-languageclient/node'
import type {Claims, Status} from '../../server/src/lsp/protocol.js'

/** The requests that Newsmark adds to the protocol, and what answers them. */
interface Answers {
  readonly 'newsmark/status': Status
  readonly 'newsmark/claims': Claims
  readonly 'newsmark/isArticle': boolean
}

/**
 * Asks the server about a document.
 * Gives undefined while the server does not run, or when it fails; the failure is logged.
 */
export async function ask<Request extends keyof Answers>(
  client: LanguageClient,
  request: Request,
  document: TextDocument
): Promise<Answers[Request] | undefined> {
  if (!client.isRunning()) return undefined
  const uri = client.code2ProtocolConverter.asUri(document.uri)
  try {
    return await client.sendRequest<Answers[Request]>(request, {uri})
  } catch (error) {
    client.error(`The request ${request} failed for ${uri}`, error, false)
    return undefined
  }
}

/** Calls back when an answer about a project may have changed: the server says so, starts or stops. */
export function onStatusChanged(client: LanguageClient, callback: () => void): Disposable[] {
  return [
    client.onNotification('newsmark/statusChanged', callback),
    client.onDidChangeState(callback)
  ]
}
