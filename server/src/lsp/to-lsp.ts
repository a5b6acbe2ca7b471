import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Hover,
  type Location,
  type LocationLink,
  MarkupKind
} from 'vscode-languageserver/node'
import type {Definition} from '../features/definition/definition-at.js'
import type {Highlight} from '../features/document-highlights.js'
import type * as hovers from '../features/hover/hover-at.js'
import {converterFor, toLocations, uriOf} from './locations.js'
import {toRange} from './positions.js'
import {renderMarkdown, renderText} from './render-card.js'
import type {Snapshot} from './server.js'
import {translateCard} from './translate-answers.js'

/** Cards at a place, as Markdown or plain text, whichever the client shows. */
export function hover(snapshot: Snapshot, path: string, {span, cards}: hovers.Hover): Hover | null {
  const toPosition = converterFor(snapshot, path)
  if (!toPosition) return null
  const {hoverMarkdown: isMarkdown, say} = snapshot.client
  const told = cards.map(card => translateCard(card, say))
  const value = isMarkdown
    ? told.map(renderMarkdown).join('\n\n---\n\n')
    : told.map(renderText).join('\n\n')
  const kind = isMarkdown ? MarkupKind.Markdown : MarkupKind.PlainText
  return {contents: {kind, value}, range: toRange(toPosition, span)}
}

/** Definitions: with what they are the definition of, where the client can show that (`withLinks`). */
export function definition(
  snapshot: Snapshot,
  path: string,
  {origin, targets}: Definition,
  withLinks: boolean
): Location[] | LocationLink[] {
  const names = targets.map(target => ({path: target.path, span: target.nameSpan}))
  const toOrigin = converterFor(snapshot, path)
  if (!withLinks || !toOrigin) return toLocations(snapshot, names)
  return targets.flatMap(target => {
    const toPosition = converterFor(snapshot, target.path)
    if (!toPosition) return []
    return [
      {
        originSelectionRange: toRange(toOrigin, origin),
        targetUri: uriOf(snapshot, target.path),
        targetRange: toRange(toPosition, target.span),
        targetSelectionRange: toRange(toPosition, target.nameSpan)
      }
    ]
  })
}

/** Places in one file that name the same. */
export function highlights(
  snapshot: Snapshot,
  path: string,
  found: readonly Highlight[]
): DocumentHighlight[] {
  const toPosition = converterFor(snapshot, path)
  if (!toPosition) return []
  return found.map(({span, isDefinition}) => ({
    range: toRange(toPosition, span),
    kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read
  }))
}
