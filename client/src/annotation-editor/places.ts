import type {Range, TextDocument} from 'vscode'
import type {BaseLanguageClient} from 'vscode-languageclient'
import type {BaseSpan} from '../../../server/src/lsp/editor-protocol.js'
import type {PlainRange} from '../../../server/src/lsp/protocol.js'
import {request, uriFor} from './requests.js'

/** Where a range of the written text lies in the base text; undefined while that cannot be told. */
export async function toSpan(
  client: BaseLanguageClient,
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
  client: BaseLanguageClient,
  document: TextDocument,
  span: BaseSpan
): Promise<Range | undefined> {
  if (!client.isRunning()) return undefined
  const textDocument = {uri: uriFor(client, document), version: document.version}
  const spans = [{start: span.start, end: span.end}]
  const places = await request(client, 'newsmark/places', {textDocument, spans}).catch(() => null)
  return client.protocol2CodeConverter.asRange(places?.ranges[0]) ?? undefined
}

/** A range in the protocol's terms. */
export function plain({start, end}: Range): PlainRange {
  return {
    start: {line: start.line, character: start.character},
    end: {line: end.line, character: end.character}
  }
}
