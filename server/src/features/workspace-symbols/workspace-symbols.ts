import type {Steps} from '../../base/steps.js'
import {pathIn} from '../../project/path-names.js'
import {modelOf} from '../../session/derive.js'
import {articleAt, type Place} from '../../session/queries.js'
import type {Workspace} from '../../session/workspace.js'
import {claimSymbols} from './claim-symbols.js'
import type {FoundSymbol, SymbolTarget} from './found-symbol.js'
import {searchEntries} from './search-entries.js'

/**
 * The entries and claims of all projects that fit what was typed, best first and the entries before the claims: by any
 * name or their id, from the start of a word, the words in any order, without case and accents; where no entry fits, those
 * with a like name. All, up to the limit, for an empty text. In steps, in which the caller can answer others.
 */
export function* findSymbols(workspace: Workspace, typed: string): Steps<readonly FoundSymbol[]> {
  const query = typed.trim().slice(0, LONGEST_QUERY)
  const entries: FoundSymbol[] = []
  const claims: FoundSymbol[] = []
  for (const project of workspace.projects.values()) {
    entries.push(...(yield* searchEntries(project, query, MOST_SYMBOLS)))
    claims.push(...(yield* claimSymbols(workspace, project, query, MOST_SYMBOLS)))
  }
  const distinct = workspace.projects.size > 1 ? withoutShared(entries) : entries
  const first = distinct.sort(byRank).slice(0, MOST_SYMBOLS - Math.min(claims.length, KEPT_CLAIMS))
  const rest = claims.sort(byRank).slice(0, MOST_SYMBOLS - first.length)
  return [...first, ...rest]
}

/** No list of symbols is longer: who types on sees others. */
export const MOST_SYMBOLS = 200
/** However many entries there are, so many claims have room. */
const KEPT_CLAIMS = 50
const LONGEST_QUERY = 200

/** Where a symbol is defined now: the id of an entry, the words of a claim; undefined once it is gone. */
export function symbolPlace(workspace: Workspace, target: SymbolTarget): Place | undefined {
  if (target.type === 'claim') {
    const article = articleAt(workspace, target.path)
    const tag = article && modelOf(workspace, article).claimsById.get(target.id)?.unit.tag
    return tag && {path: target.path, span: {start: tag.contentStart, end: tag.contentEnd}}
  }
  const location = workspace.projects.get(target.root)?.glossary.entries.get(target.id)?.location
  return location && {path: pathIn(target.root, location.path), span: location.span}
}

/** The entries of a file that several projects share are there once. */
function withoutShared(symbols: readonly FoundSymbol[]): FoundSymbol[] {
  const known = new Set<string>()
  return symbols.filter(({place: {path, span}}) => {
    const key = `${span.start} ${path}`
    const isNew = !known.has(key)
    known.add(key)
    return isNew
  })
}

function byRank(a: FoundSymbol, b: FoundSymbol): number {
  return a.rank - b.rank
}
