import {
  type CancellationToken,
  type Location,
  SymbolTag,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams
} from 'vscode-languageserver/node'
import {inSteps, type Steps} from '../base/steps.js'
import type {FoundSymbol, SymbolTarget} from '../features/workspace-symbols/found-symbol.js'
import {findSymbols, symbolPlace} from '../features/workspace-symbols/workspace-symbols.js'
import {createLocationFinder, type LocationFinder, uriOf} from './locations.js'
import type {Parts} from './partial-results.js'
import {answerInSlices, invalidParams} from './route.js'
import type {Snapshot} from './server.js'
import {kindOf} from './symbols.js'

/** The entries and claims of all projects that fit a text, best first; without ranges for a client that asks for them later. */
export function workspaceSymbols(
  snapshot: Snapshot,
  params: WorkspaceSymbolParams,
  token: CancellationToken,
  parts: Parts<WorkspaceSymbol>
): Promise<WorkspaceSymbol[]> {
  const query: unknown = params?.query
  if (typeof query !== 'string') throw invalidParams('`query`')
  return answerInSlices(symbolSteps(snapshot, query, parts), token)
}

function* symbolSteps(
  snapshot: Snapshot,
  query: string,
  parts: Parts<WorkspaceSymbol>
): Steps<WorkspaceSymbol[]> {
  const found = yield* findSymbols(snapshot.session.workspace, query)
  const locate = createLocationFinder(snapshot)
  yield* inSteps(found, symbol => parts.add(toSymbol(snapshot, symbol, query, locate)), A_STEP)
  return parts.finish()
}

/** Symbols; making one takes some microseconds. */
const A_STEP = 20

function toSymbol(
  snapshot: Snapshot,
  {name, container, kind, unit, isDeprecated, target, place}: FoundSymbol,
  query: string,
  locate: LocationFinder
): WorkspaceSymbol[] {
  const {resolvesSymbols, symbolTags} = snapshot.client.reading
  const location = resolvesSymbols ? {uri: uriOf(snapshot, place.path)} : locate(place)
  if (!location) return []
  return [
    {
      name: shown(snapshot, name, query),
      kind: kindOf({kind, unit}),
      ...(container === '' ? {} : {containerName: container}),
      ...(isDeprecated && symbolTags ? {tags: [SymbolTag.Deprecated]} : {}),
      location,
      ...(resolvesSymbols ? {data: target} : {})
    }
  ]
}

/**
 * VS Code leaves out all symbols whose names do not have the typed letters in their order, and knows nothing of accents or
 * of letters that were swapped: there such a name has behind it what was typed.
 */
function shown({client}: Snapshot, name: string, query: string): string {
  const letters = query.toLowerCase().replace(/\s+/g, '')
  if (!client.isVsCode || holdsInOrder(name.toLowerCase(), letters)) return name
  return `${name} (${query.trim()})`
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = 0
  for (const letter of text) if (letter === letters[at]) at++
  return at >= letters.length
}

/** The symbol with its range, as things stand now; at the start of its file where it is gone. */
export function resolveWorkspaceSymbol(
  snapshot: Snapshot,
  symbol: WorkspaceSymbol
): WorkspaceSymbol {
  const {data, location} = symbol
  if ('range' in location || !isTarget(data)) return symbol
  const place = symbolPlace(snapshot.session.workspace, data)
  const found = place && createLocationFinder(snapshot)(place)
  return {...symbol, location: found ?? atStart(location.uri)}
}

function atStart(uri: string): Location {
  const start = {line: 0, character: 0}
  return {uri, range: {start, end: start}}
}

function isTarget(data: unknown): data is SymbolTarget {
  if (typeof data !== 'object' || data === null) return false
  const {type, root, path, id} = data as Readonly<Record<string, unknown>>
  const file = type === 'entry' ? root : type === 'claim' ? path : undefined
  return typeof file === 'string' && typeof id === 'string'
}
