import {
  type CallHierarchyIncomingCall,
  CallHierarchyIncomingCallsRequest,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  type CancellationToken,
  type TypeHierarchyItem,
  TypeHierarchyPrepareRequest,
  TypeHierarchySubtypesRequest,
  TypeHierarchySupertypesRequest
} from 'vscode-languageserver/node'
import {inSteps, type Steps} from '../base/steps.js'
import {type Call, incomingCalls, outgoingCalls} from '../features/hierarchy/call-hierarchy.js'
import type {EntryKey, HierarchyItem, ItemKey} from '../features/hierarchy/hierarchy-item.js'
import {itemsAt} from '../features/hierarchy/items-at.js'
import {subtypesOf, supertypesOf} from '../features/hierarchy/type-hierarchy.js'
import {documentOf, placeOf} from './from-lsp.js'
import {converterFor, uriOf} from './locations.js'
import {type Parts, routeInParts} from './partial-results.js'
import {toRange} from './positions.js'
import {type Route, route} from './route.js'
import type {Snapshot} from './server.js'
import {kindOf} from './symbols.js'
import {runUntilCancelled} from './until-cancelled.js'

/** Who says what of whom, and what is a part of what, as trees. */
export const hierarchyRoutes: readonly Route[] = [
  route(CallHierarchyPrepareRequest.type, {callHierarchyProvider: true}, (snapshot, params) => {
    const at = placeOf(snapshot, params)
    const found = at ? itemsAt(snapshot.session.workspace, at.path, at.offset) : []
    return orNull(found.flatMap(item => toItem(snapshot, item)))
  }),
  routeInParts(CallHierarchyIncomingCallsRequest.type, {}, (snapshot, {item}, token, parts) =>
    // The spans are in the file of the claim that says something.
    callsOf(snapshot, incomingCalls, {item, parts}, token, (call): CallHierarchyIncomingCall[] => {
      const fromRanges = rangesIn(snapshot, call.item.path, call.spans)
      return toItem(snapshot, call.item).map(from => ({from, fromRanges}))
    })
  ),
  routeInParts(CallHierarchyOutgoingCallsRequest.type, {}, (snapshot, {item}, token, parts) => {
    const path = documentOf({textDocument: item})
    return callsOf(
      snapshot,
      outgoingCalls,
      {item, parts},
      token,
      (call): CallHierarchyOutgoingCall[] => {
        const fromRanges = rangesIn(snapshot, path, call.spans)
        return toItem(snapshot, call.item).map(to => ({to, fromRanges}))
      }
    )
  }),
  route(TypeHierarchyPrepareRequest.type, {typeHierarchyProvider: true}, (snapshot, params) => {
    const at = placeOf(snapshot, params)
    const found = at ? itemsAt(snapshot.session.workspace, at.path, at.offset) : []
    const entries = found.filter(({unit}) => unit === 'mention')
    return orNull(entries.flatMap(item => toItem(snapshot, item)))
  }),
  route(TypeHierarchySupertypesRequest.type, {}, (snapshot, {item}) => {
    const key = entryKeyOf(item)
    const found = key ? supertypesOf(snapshot.session.workspace, key) : []
    return found.flatMap(each => toItem(snapshot, each))
  }),
  route(TypeHierarchySubtypesRequest.type, {}, (snapshot, {item}, token) => {
    const key = entryKeyOf(item)
    return key ? runUntilCancelled(subtypeSteps(snapshot, key), token) : []
  })
]

/** An editor takes an empty list for a tree without a root. */
function orNull<T>(found: T[]): T[] | null {
  return found.length > 0 ? found : null
}

type Item = CallHierarchyItem & TypeHierarchyItem

/** An item as the protocol has it; none in a file that the session does not know. */
function toItem(
  snapshot: Snapshot,
  {name, detail, kind, unit, path, span, nameSpan, key}: HierarchyItem
): Item[] {
  const toPosition = converterFor(snapshot, path)
  if (!toPosition) return []
  return [
    {
      name,
      detail,
      kind: kindOf({kind, unit}),
      uri: uriOf(snapshot, path),
      range: toRange(toPosition, span),
      selectionRange: toRange(toPosition, nameSpan),
      data: key
    }
  ]
}

function rangesIn(
  snapshot: Snapshot,
  path: string,
  spans: Call['spans']
): CallHierarchyIncomingCall['fromRanges'] {
  const toPosition = converterFor(snapshot, path)
  return toPosition ? spans.map(span => toRange(toPosition, span)) : []
}

/** What an item was made of, as it comes back from the client; undefined where it is anything else. */
function keyOf(item: {readonly data?: unknown} | undefined): ItemKey | undefined {
  const key = (item?.data ?? {}) as Readonly<Record<string, unknown>>
  const {type, root, id, path, start, end, from} = key
  if (typeof root !== 'string') return undefined
  if (type === 'entry' && typeof id === 'string')
    return {type, root, id, from: typeof from === 'string' ? from : undefined}
  if (type !== 'claim' || typeof path !== 'string') return undefined
  if (typeof start !== 'number' || typeof end !== 'number') return undefined
  return {type, root, path, id: typeof id === 'string' ? id : undefined, start, end}
}

function entryKeyOf(item: {readonly data?: unknown} | undefined): EntryKey | undefined {
  const key = keyOf(item)
  return key?.type === 'entry' ? key : undefined
}

type Caller = (
  workspace: Snapshot['session']['workspace'],
  key: ItemKey
) => Generator<readonly Call[]>

/** What is said of or by an item, as the protocol has it; nothing for one that the server has not given. */
async function callsOf<T>(
  snapshot: Snapshot,
  find: Caller,
  {item, parts}: {readonly item: CallHierarchyItem; readonly parts: Parts<T>},
  token: CancellationToken,
  convert: (call: Call) => T[]
): Promise<T[]> {
  const key = keyOf(item)
  if (!key) return []
  return runUntilCancelled(callSteps(find(snapshot.session.workspace, key), convert, parts), token)
}

function* callSteps<T>(
  lists: Generator<readonly Call[]>,
  convert: (call: Call) => T[],
  parts: Parts<T>
): Steps<T[]> {
  for (const list of lists) {
    yield* inSteps(list, call => parts.add(convert(call)))
    yield
  }
  return parts.finish()
}

function* subtypeSteps(snapshot: Snapshot, key: EntryKey): Steps<TypeHierarchyItem[]> {
  const items: TypeHierarchyItem[] = []
  yield* inSteps(yield* subtypesOf(snapshot.session.workspace, key), item => {
    items.push(...toItem(snapshot, item))
  })
  return items
}
