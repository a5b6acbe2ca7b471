import type {ClaimGrouping, ClaimParent} from '../features/corpus-views/claims-view.js'
import type {GlossaryFilter, GlossaryParent} from '../features/corpus-views/glossary-view.js'
import type {PageRange} from '../features/corpus-views/page.js'
import {type ProgressParent, STATES} from '../features/corpus-views/progress-view.js'
import type {ViewedScope} from '../features/corpus-views/scope-nodes.js'
import {invalidParams} from './route.js'
import {toKey} from './uri.js'
import {MOST_ITEMS} from './view-protocol.js'

type Fields = Readonly<Record<string, unknown>>

/** Reads what `newsmark/glossaryView` takes. Throws where it is something else. */
export function readGlossaryParams(params: unknown): {
  readonly parent: GlossaryParent | undefined
  readonly filter: GlossaryFilter
  readonly range: PageRange
} {
  const {parent, query = '', only = 'all', article} = fieldsOf(params)
  if (typeof query !== 'string') throw invalidParams('`query`')
  if (!isOneOf(only, ONLY)) throw invalidParams('`only`')
  const path = typeof article === 'string' ? toKey(article) : undefined
  return {
    parent: glossaryParent(parent),
    filter: {query, only, article: path},
    range: rangeOf(params)
  }
}

const ONLY = ['all', 'unused', 'article'] as const

function glossaryParent(parent: unknown): GlossaryParent | undefined {
  if (parent === null || parent === undefined) return undefined
  const {root, kind, code} = fieldsOf(parent)
  if (typeof root !== 'string' || typeof kind !== 'string') throw invalidParams('`parent`')
  return {root, kind, type: typeof code === 'string' ? code : undefined}
}

/** Reads what `newsmark/claimsView` takes. Throws where it is something else. */
export function readClaimsParams(params: unknown): {
  readonly parent: ClaimParent | undefined
  readonly by: ClaimGrouping
  readonly range: PageRange
} {
  const {parent, by = 'speaker'} = fieldsOf(params)
  if (!isOneOf(by, GROUPINGS)) throw invalidParams('`by`')
  return {parent: claimParent(parent), by, range: rangeOf(params)}
}

const GROUPINGS = ['speaker', 'topic', 'article'] as const

function claimParent(parent: unknown): ClaimParent | undefined {
  if (parent === null || parent === undefined) return undefined
  const {type, root, key, uri, start, scope} = fieldsOf(parent)
  if (type === 'group' && typeof root === 'string' && typeof key === 'string')
    return {type, root, key, scope: scopeIn(scope)}
  const within = type === 'scope' ? scopeIn(parent) : undefined
  if (within) return {type: 'scope', scope: within}
  if (type === 'claim' && typeof uri === 'string' && typeof start === 'number')
    return {type, path: toKey(uri), start}
  throw invalidParams('`parent`')
}

/** Reads what `newsmark/progressView` takes. Throws where it is something else. */
export function readProgressParams(params: unknown): {
  readonly parent: ProgressParent
  readonly range: PageRange
} {
  const {parent, scope} = fieldsOf(params)
  const isNone = parent === null || parent === undefined
  if (!isNone && !isOneOf(parent, STATES)) throw invalidParams('`parent`')
  return {
    parent: {state: isNone ? undefined : parent, scope: scopeIn(scope)},
    range: rangeOf(params)
  }
}

/** Reads a scope that was given before. Throws where it is something else. */
function scopeIn(scope: unknown): ViewedScope | undefined {
  if (scope === null || scope === undefined) return undefined
  const {root, coder = null, isCurated} = fieldsOf(scope)
  if (typeof root !== 'string' || typeof isCurated !== 'boolean') throw invalidParams('`scope`')
  if (coder !== null && typeof coder !== 'string') throw invalidParams('`scope`')
  return {root, coder, isCurated}
}

function fieldsOf(params: unknown): Fields {
  return typeof params === 'object' && params !== null ? (params as Fields) : {}
}

function rangeOf(params: unknown): PageRange {
  const {offset = 0, limit = MOST_ITEMS} = fieldsOf(params)
  if (!isCount(offset) || !isCount(limit)) throw invalidParams('`offset` and `limit`')
  return {offset, limit: Math.min(limit, MOST_ITEMS)}
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function isOneOf<T extends string>(value: unknown, all: readonly T[]): value is T {
  return all.some(one => one === value)
}
