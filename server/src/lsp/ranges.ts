import {
  type FoldingRange,
  FoldingRangeKind,
  type FoldingRangeParams,
  type SelectionRange,
  type SelectionRangeParams
} from 'vscode-languageserver/node'
import {type Fold, foldsIn} from '../features/folding-ranges.js'
import {selectionAt} from '../features/selection-ranges.js'
import {documentOf, placeOf} from './from-lsp.js'
import {converterFor} from './locations.js'
import {toRange} from './positions.js'
import type {Snapshot} from './server.js'

/** What an expanding selection takes at each of several places; null in a file that is no article. */
export function selectionRanges(
  snapshot: Snapshot,
  {textDocument, positions}: SelectionRangeParams
): SelectionRange[] | null {
  const toPosition = converterFor(snapshot, documentOf({textDocument}))
  if (!toPosition) return null
  const found: SelectionRange[] = []
  for (const position of positions) {
    const at = placeOf(snapshot, {textDocument, position})
    const spans = at && selectionAt(snapshot.session.workspace, at.path, at.offset)
    const chain = spans?.reduceRight<SelectionRange | undefined>(
      (parent, span) => ({range: toRange(toPosition, span), ...(parent ? {parent} : {})}),
      undefined
    )
    if (!chain) return null
    found.push(chain)
  }
  return found
}

/** What may be folded in a file, by lines. */
export function foldingRanges(
  snapshot: Snapshot,
  {textDocument}: FoldingRangeParams
): FoldingRange[] {
  const path = documentOf({textDocument})
  const toPosition = converterFor(snapshot, path)
  if (!toPosition) return []
  const {foldTexts} = snapshot.client.reading
  const folds = foldsIn(snapshot.session.workspace, path)
    .map(({start, end, type, text}) => ({
      startLine: toPosition(start).line,
      endLine: toPosition(end).line,
      ...(KINDS[type] === undefined ? {} : {kind: KINDS[type]}),
      ...(foldTexts && text !== undefined ? {collapsedText: text} : {})
    }))
    .filter(({startLine, endLine}) => startLine < endLine)
  // Tags within each other may begin and end on the same lines.
  return [...new Map(folds.map(each => [`${each.startLine}-${each.endLine}`, each])).values()]
}

const KINDS: Readonly<Record<Fold['type'], FoldingRangeKind | undefined>> = {
  comment: FoldingRangeKind.Comment,
  region: FoldingRangeKind.Region,
  block: undefined
}
