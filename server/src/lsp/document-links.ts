import type {CancellationToken, DocumentLink, DocumentLinkParams} from 'vscode-languageserver/node'
import {linksIn} from '../features/document-links.js'
import {documentOf} from './from-lsp.js'
import {converterFor} from './locations.js'
import {toRange} from './positions.js'
import {answerInSlices} from './route.js'
import type {Snapshot} from './server.js'

/** The links of a file to pages on the web, each with the address that it leads to. */
export async function documentLinks(
  snapshot: Snapshot,
  params: DocumentLinkParams,
  token: CancellationToken
): Promise<DocumentLink[]> {
  const path = documentOf(params)
  const toPosition = converterFor(snapshot, path)
  if (!toPosition) return []
  const links = await answerInSlices(linksIn(snapshot.session.workspace, path), token)
  const {linkTooltips} = snapshot.client.reading
  return links.map(({span, address}) => ({
    range: toRange(toPosition, span),
    target: address,
    ...(linkTooltips ? {tooltip: `Open ${address}`} : {})
  }))
}
