import {type DocumentSymbol, type SymbolInformation, SymbolKind} from 'vscode-languageserver/node'
import type {OutlineItem} from '../features/document-symbols.js'
import {converterFor, uriOf} from './locations.js'
import {type ToPosition, toRange} from './positions.js'
import type {Snapshot} from './server.js'
import {sayPhrase} from './translator.js'

/** An outline as the protocol has it; flat for clients that know no other. */
export function documentSymbols(
  snapshot: Snapshot,
  path: string,
  outline: readonly OutlineItem[]
): DocumentSymbol[] | SymbolInformation[] {
  const toPosition = converterFor(snapshot, path)
  if (!toPosition) return []
  if (snapshot.client.nestedSymbols) return outline.map(item => nested(snapshot, toPosition, item))
  return flat(snapshot, uriOf(snapshot, path), toPosition, outline, undefined)
}

function nested(snapshot: Snapshot, toPosition: ToPosition, item: OutlineItem): DocumentSymbol {
  return {
    name: sayPhrase(item.name, snapshot.client.say),
    detail: item.detail,
    kind: kindOf(item),
    range: toRange(toPosition, item.span),
    selectionRange: toRange(toPosition, item.nameSpan),
    children: item.children.map(child => nested(snapshot, toPosition, child))
  }
}

function flat(
  snapshot: Snapshot,
  uri: string,
  toPosition: ToPosition,
  items: readonly OutlineItem[],
  containerName: string | undefined
): SymbolInformation[] {
  return items.flatMap(item => {
    const name = sayPhrase(item.name, snapshot.client.say)
    return [
      {
        name,
        kind: kindOf(item),
        location: {uri, range: toRange(toPosition, item.span)},
        ...(containerName === undefined ? {} : {containerName})
      },
      ...flat(snapshot, uri, toPosition, item.children, name)
    ]
  })
}

/** The symbol of a kind; those that a team adds get that of what they stand for. */
export function kindOf({kind, unit}: Pick<OutlineItem, 'kind' | 'unit'>): SymbolKind {
  return BY_KIND[kind] ?? BY_UNIT[unit]
}

const BY_KIND: Readonly<Record<string, SymbolKind>> = {
  actor: SymbolKind.Class,
  place: SymbolKind.Namespace
}

const BY_UNIT: Readonly<Record<OutlineItem['unit'], SymbolKind>> = {
  mention: SymbolKind.Variable,
  claim: SymbolKind.Event,
  mark: SymbolKind.Key,
  metadata: SymbolKind.Module,
  field: SymbolKind.Field
}
