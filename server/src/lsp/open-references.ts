import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  Position,
  ResponseError,
  type ShowDocumentParams
} from 'vscode-languageserver/node'
import type {Steps} from '../base/steps.js'
import {referencesAt} from '../features/references.js'
import type {Place} from '../session/queries.js'
import {placeOf} from './from-lsp.js'
import {createLocationFinder} from './locations.js'
import {findPage} from './pages.js'
import {answerInSlices, invalidParams} from './route.js'
import type {Snapshot} from './server.js'

/**
 * Has the client show what refers to what is named at a place, which comes as the URI of its file and the position: the
 * concordance of an entry where the client shows such pages, and otherwise the first of the places, in another file if there is
 * one. Throws what is to be told to the user where there is none, or the client does not show it.
 */
export async function openReferences(
  connection: Connection,
  snapshot: Snapshot,
  given: unknown,
  token: CancellationToken
): Promise<null> {
  const [uri, position] = Array.isArray(given) ? given : []
  if (typeof uri !== 'string' || !Position.is(position))
    throw invalidParams('the URI of a file and a position in it')
  if (!snapshot.client.showsDocuments) throw refused('This editor opens no files for servers')
  const textDocument = {uri}
  const page = snapshot.client.showsPages
    ? findPage(snapshot, {textDocument, position, page: 'concordance'})
    : null
  const shown = page ?? (await firstReference(snapshot, {textDocument, position}, token))
  if (!shown) throw refused('Nothing refers to this')
  const {success} = await connection.window.showDocument({...shown, takeFocus: true})
  if (!success) throw refused('The editor did not open what refers to this: try again')
  return null
}

function refused(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message)
}

async function firstReference(
  snapshot: Snapshot,
  params: Parameters<typeof placeOf>[1],
  token: CancellationToken
): Promise<ShowDocumentParams | undefined> {
  const at = placeOf(snapshot, params)
  if (!at) return undefined
  const lists = referencesAt(snapshot.session.workspace, at.path, at.offset, false)
  const place = await answerInSlices(firstElsewhere(lists, at.path), token)
  const found = place && createLocationFinder(snapshot)(place)
  return found && {uri: found.uri, selection: found.range}
}

/** The first place in another file, or else in this one. */
function* firstElsewhere(
  lists: Iterable<readonly Place[]>,
  path: string
): Steps<Place | undefined> {
  let first: Place | undefined
  for (const places of lists) {
    const elsewhere = places.find(place => place.path !== path)
    if (elsewhere) return elsewhere
    first ??= places[0]
    yield
  }
  return first
}
