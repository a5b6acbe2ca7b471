import {
  type CancellationToken,
  type InlayHint,
  type InlayHintLabelPart,
  type InlayHintParams,
  type Location,
  type MarkupContent,
  MarkupKind,
  type Position,
  type TextDocumentIdentifier
} from 'vscode-languageserver/node'
import {definitionAt} from '../features/definition/definition-at.js'
import {hoverAt} from '../features/hover/hover-at.js'
import {type Hint, hintsIn} from '../features/inlay-hints.js'
import {documentOf, placeOf, type RequestPlace, spanOf} from './from-lsp.js'
import {converterFor, toLocations} from './locations.js'
import type {ToPosition} from './positions.js'
import {renderMarkdown, renderText} from './render-card.js'
import {answerInSlices} from './route.js'
import type {Snapshot} from './server.js'
import {translateCard} from './translate-answers.js'
import {sayPhrase} from './translator.js'

/** The hints in a range of an article, as much as the user wants. */
export async function inlayHints(
  snapshot: Snapshot,
  params: InlayHintParams,
  token: CancellationToken
): Promise<InlayHint[]> {
  const path = documentOf(params)
  const span = spanOf(snapshot, path, params.range)
  const {inlayHints: amount} = snapshot.settings
  const toPosition = converterFor(snapshot, path)
  if (amount === 'off' || !span || !toPosition) return []
  const {workspace} = snapshot.session
  const hints = await answerInSlices(hintsIn(workspace, path, span, amount), token)
  const {uri} = params.textDocument
  const version = versionOf(snapshot, path)
  return hints.map(hint => toHint(snapshot, hint, toPosition, {uri, version}))
}

/** What a hint carries, to be resolved. */
interface HintData {
  readonly textDocument: TextDocumentIdentifier & {readonly version: number | undefined}
  /** Of what the hint is about. */
  readonly position: Position
}

function toHint(
  {client}: Snapshot,
  {offset, text: said, side, about}: Hint,
  toPosition: ToPosition,
  textDocument: HintData['textDocument']
): InlayHint {
  const {resolvesHints} = client.reading
  const text = sayPhrase(said, client.say)
  const data: HintData = {textDocument, position: toPosition(about)}
  return {
    position: toPosition(offset),
    label: resolvesHints.has('label.location') ? [{value: text}] : text,
    ...(side === 'before' ? {paddingRight: true} : {paddingLeft: true}),
    ...(resolvesHints.size > 0 ? {data} : {})
  }
}

/** The hint with the card of what it is about, and the way there; as it was where the article has changed since. */
export function resolveInlayHint(snapshot: Snapshot, hint: InlayHint): InlayHint {
  const {data, label} = hint
  if (!isHintData(data)) return hint
  const at = placeOf(snapshot, data)
  if (!at || versionOf(snapshot, at.path) !== data.textDocument.version) return hint
  const tooltip = cardAt(snapshot, at)
  const location = typeof label === 'string' ? undefined : definitionOf(snapshot, at)
  const linked: InlayHint['label'] =
    typeof label === 'string' || !location ? label : label.map(part => linkPart(part, location))
  return {...hint, label: linked, ...(tooltip ? {tooltip} : {})}
}

function linkPart(part: InlayHintLabelPart, location: Location): InlayHintLabelPart {
  return {...part, location}
}

function cardAt(
  {client, session}: Snapshot,
  {path, offset}: RequestPlace
): MarkupContent | undefined {
  const [found] = hoverAt(session.workspace, path, offset)?.cards ?? []
  if (!found) return undefined
  const card = translateCard(found, client.say)
  return client.hoverMarkdown
    ? {kind: MarkupKind.Markdown, value: renderMarkdown(card)}
    : {kind: MarkupKind.PlainText, value: renderText(card)}
}

function definitionOf(snapshot: Snapshot, {path, offset}: RequestPlace): Location | undefined {
  const targets = definitionAt(snapshot.session.workspace, path, offset)?.targets ?? []
  const names = targets.map(target => ({path: target.path, span: target.nameSpan}))
  return toLocations(snapshot, names)[0]
}

function versionOf({session}: Snapshot, path: string): number | undefined {
  return session.documents.get(path)?.document.version
}

function isHintData(data: unknown): data is HintData {
  return typeof data === 'object' && data !== null && 'textDocument' in data && 'position' in data
}
