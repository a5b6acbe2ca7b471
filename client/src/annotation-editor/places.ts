import type {Range, TextDocument} from 'vscode'
import type {BaseSpan} from '../../../server/src/lsp/editor-protocol.js'
import {asRange, plain} from '../ranges.js'
import type {ServerClient} from '../server-client.js'
import {request, uriFor} from './requests.js'

/** Where a range of the written text lies in the base text; undefined while that cannot be told. */
export async function toSpan(
  client: ServerClient,
  document: TextDocument,
  range: Range
): Promise<BaseSpan | undefined> {
  if (!client.isRunning()) return undefined
  const ranges = [plain(range)]
  const textDocument = {uri: uriFor(client, document), version: document.version}
  const places = await request(client, 'newsmark/places', {textDocument, ranges}).catch(() => null)
  return places?.spans[0]
}

/** Where a stretch of base text is written; undefined while that cannot be told. */
export async function toRange(
  client: ServerClient,
  document: TextDocument,
  span: BaseSpan
): Promise<Range | undefined> {
  if (!client.isRunning()) return undefined
  const textDocument = {uri: uriFor(client, document), version: document.version}
  const spans = [{start: span.start, end: span.end}]
  const places = await request(client, 'newsmark/places', {textDocument, spans}).catch(() => null)
  const range = places?.ranges[0]
  return range && asRange(range)
}
