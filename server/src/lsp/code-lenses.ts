import type {
  CancellationToken,
  CodeLens,
  CodeLensParams,
  Position,
  TextDocumentIdentifier
} from 'vscode-languageserver/node'
import {type LensSubject, lensesIn, lensText} from '../features/code-lenses.js'
import {documentOf} from './from-lsp.js'
import {converterFor} from './locations.js'
import {toRange} from './positions.js'
import {OPEN_REFERENCES, SHOW_REFERENCES} from './protocol.js'
import {answerInSlices} from './route.js'
import type {Snapshot} from './server.js'

/** What a lens carries, to be resolved. */
interface LensData {
  readonly textDocument: TextDocumentIdentifier
  readonly subject: LensSubject
  /** At which its subject is named. */
  readonly position: Position
}

/** The lenses of a file, still without words. */
export async function codeLenses(
  snapshot: Snapshot,
  params: CodeLensParams,
  token: CancellationToken
): Promise<CodeLens[]> {
  const path = documentOf(params)
  const toPosition = converterFor(snapshot, path)
  if (!snapshot.settings.codeLens || !toPosition) return []
  const lenses = await answerInSlices(lensesIn(snapshot.session.workspace, path), token)
  const {uri} = params.textDocument
  return lenses.map(({span, subject, about}) => {
    const data: LensData = {textDocument: {uri}, subject, position: toPosition(about)}
    return {range: toRange(toPosition, span), data}
  })
}

/**
 * The lens with its words; choosing it shows the references in VS Code. Elsewhere the server opens what it can, and nothing
 * happens where the client opens nothing for it.
 */
export async function resolveCodeLens(
  snapshot: Snapshot,
  lens: CodeLens,
  token: CancellationToken
): Promise<CodeLens> {
  const {data} = lens
  if (!isLensData(data)) return lens
  const path = documentOf(data)
  const {workspace} = snapshot.session
  const said = await answerInSlices(lensText(workspace, path, data.subject), token)
  const title = snapshot.client.say(said)
  const {textDocument, position} = data
  const {isVsCode, showsDocuments} = snapshot.client
  if (!isVsCode && !showsDocuments) return {...lens, command: {title, command: ''}}
  const command = isVsCode ? SHOW_REFERENCES : OPEN_REFERENCES
  return {...lens, command: {title, command, arguments: [textDocument.uri, position]}}
}

/**
 * A lens from a part of the articles, for a client that asks again once all are read: nobody has asked for the count, so that
 * it must not begin a reading that the user has stopped.
 */
export function partialLens({client}: Snapshot, lens: CodeLens): CodeLens | undefined {
  if (!client.reading.refreshesLenses || !lens.command) return undefined
  return {
    ...lens,
    command: {...lens.command, title: client.say('not all articles have been read yet')}
  }
}

function isLensData(data: unknown): data is LensData {
  if (typeof data !== 'object' || data === null || !('subject' in data)) return false
  const {subject} = data
  return typeof subject === 'object' && subject !== null && 'id' in subject && 'type' in subject
}
