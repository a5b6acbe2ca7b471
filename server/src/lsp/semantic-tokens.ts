import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensEdit,
  SemanticTokensParams,
  SemanticTokensRangeParams
} from 'vscode-languageserver/node'
import {type Token, tokenModifiers, tokensIn, tokenTypes} from '../features/semantic-tokens.js'
import {documentOf, spanOf} from './from-lsp.js'
import {converterFor} from './locations.js'
import type {ToPosition} from './positions.js'
import type {Snapshot} from './server.js'

/** The tokens of an article. */
export function semanticTokens(
  snapshot: Snapshot,
  params: SemanticTokensParams
): SemanticTokens | null {
  const path = documentOf(params)
  const data = dataOf(snapshot, path)
  return data && {...remember(snapshot, path, data), data}
}

/** What has changed in the tokens of an article since a result; all of them, where that is not the last one. */
export function semanticTokensDelta(
  snapshot: Snapshot,
  params: SemanticTokensDeltaParams
): SemanticTokens | SemanticTokensDelta | null {
  const path = documentOf(params)
  const last = snapshot.sentTokens.results.get(path)
  const data = dataOf(snapshot, path)
  if (!data) return null
  const remembered = remember(snapshot, path, data)
  if (!last || last.id !== params.previousResultId) return {...remembered, data}
  return {...remembered, edits: editsBetween(last.data, data)}
}

/** The tokens in a range of an article. */
export function semanticTokensInRange(
  snapshot: Snapshot,
  params: SemanticTokensRangeParams
): SemanticTokens | null {
  const path = documentOf(params)
  const span = spanOf(snapshot, path, params.range)
  const toPosition = converterFor(snapshot, path)
  if (!span || !toPosition) return null
  return {data: pack(toPosition, tokensIn(snapshot.session.workspace, path, span))}
}

function dataOf(snapshot: Snapshot, path: string): number[] | null {
  const toPosition = converterFor(snapshot, path)
  return toPosition ? pack(toPosition, tokensIn(snapshot.session.workspace, path)) : null
}

/** Keeps a result under a new id, where it may be asked for. */
function remember(
  {client, session, sentTokens}: Snapshot,
  path: string,
  data: readonly number[]
): {readonly resultId?: string} {
  if (!client.reading.tokenDeltas || !session.documents.has(path)) return {}
  const id = String(++sentTokens.count)
  sentTokens.results.set(path, {id, data})
  return {resultId: id}
}

/** The one edit between what two lists begin and end with alike; none where they are the same. */
function editsBetween(old: readonly number[], now: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(old.length, now.length)
  let start = 0
  while (start < shorter && old[start] === now[start]) start++
  if (start === old.length && start === now.length) return []
  let same = 0
  while (same < shorter - start && old.at(-1 - same) === now.at(-1 - same)) same++
  const deleteCount = old.length - start - same
  const data = now.slice(start, now.length - same)
  return [{start, deleteCount, ...(data.length > 0 ? {data} : {})}]
}

/** Tokens as the protocol packs them: each relative to the one before. */
function pack(toPosition: ToPosition, tokens: readonly Token[]): number[] {
  const data: number[] = []
  let last = {line: 0, character: 0}
  for (const {start, end, type, modifier} of tokens) {
    const at = toPosition(start)
    const length = toPosition(end).character - at.character
    const isSameLine = at.line === last.line
    data.push(at.line - last.line, isSameLine ? at.character - last.character : at.character)
    data.push(length, tokenTypes.indexOf(type), modifierBits(modifier))
    last = at
  }
  return data
}

function modifierBits(modifier: Token['modifier']): number {
  return modifier === undefined ? 0 : 1 << tokenModifiers.indexOf(modifier)
}
