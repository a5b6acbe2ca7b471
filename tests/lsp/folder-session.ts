import {expect} from 'vitest'
import {
  type CancellationToken,
  type ClientCapabilities,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport
} from 'vscode-languageserver/node'
import {GOOD_CLIENT, openSession, type Session, type SessionOptions} from './open-session.js'

/** A project with two files in which something is wrong, each in its own way. */
export const FIXTURE = `
=== newsmark.yaml ===
rules: {missing-metadata: off}
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
=== a.news.txt ===
The :actor[UN] said :claim[it is calm]{#c1 speaker=um}.
=== b.news.txt ===
:claim[It is not]{#c1 speaker=un rebuts=a#c2}, the :actor[UN] said.
=== c.news.txt ===
Nothing is wrong here.
`

/** A client that asks for diagnostics. */
export const PULLING: ClientCapabilities = {
  ...GOOD_CLIENT,
  textDocument: {
    ...GOOD_CLIENT.textDocument,
    publishDiagnostics: {...GOOD_CLIENT.textDocument?.publishDiagnostics, dataSupport: true},
    diagnostic: {}
  }
}

/** Opens a session of a client that asks for diagnostics. */
export function openFolder(options: SessionOptions = {}): Promise<Session> {
  return openSession(FIXTURE, {capabilities: PULLING, ...options})
}

/** What a client says that it was told. */
export type Previous = readonly {readonly uri: string; readonly value: string}[]

/** Asks for the problems of all files, with what was told before. */
export async function askFolder(
  {connection}: Session,
  previousResultIds: Previous = [],
  more: {readonly token?: CancellationToken; readonly partialResultToken?: string} = {}
): Promise<readonly WorkspaceDocumentDiagnosticReport[]> {
  const {token, ...rest} = more
  const params = {previousResultIds, ...rest}
  const type = WorkspaceDiagnosticRequest.method
  const {items} = await (token
    ? connection.sendRequest<WorkspaceDiagnosticReport>(type, params, token)
    : connection.sendRequest<WorkspaceDiagnosticReport>(type, params))
  return items
}

/** What a client names when it asks again. */
export function idsOf(reports: readonly WorkspaceDocumentDiagnosticReport[]): Previous {
  return reports.flatMap(({uri, resultId}) =>
    resultId === undefined ? [] : [{uri, value: resultId}]
  )
}

/** Reports in short: the file, and the codes of a full one. */
export function brief(reports: readonly WorkspaceDocumentDiagnosticReport[]): readonly string[] {
  return reports
    .map(report => {
      const file = report.uri.slice(report.uri.lastIndexOf('/') + 1)
      const codes = report.kind === 'full' ? report.items.map(({code}) => code).join(' ') : '='
      return `${file} ${codes}`
    })
    .sort()
}

/** All that is wrong in the fixture. */
export const ALL = ['a.news.txt unknown-entry', 'b.news.txt unknown-claim']

/** Waits until the server holds a request and has nothing more to do. */
export async function untilHeld({server}: Session): Promise<void> {
  await expect.poll(() => server()?.folderProblems.waiting.size).toBe(1)
}
