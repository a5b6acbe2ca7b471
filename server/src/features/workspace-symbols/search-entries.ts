import type {Steps} from '../../base/steps.js'
import {describeEntry} from '../../glossary/describe-entry.js'
import {isDeprecated} from '../../glossary/entry.js'
import {shownName} from '../../glossary/entry-names.js'
import {findEntries} from '../../glossary/find-entries.js'
import {fitness, foldForSearch} from '../../glossary/search-fold.js'
import {pathIn} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import type {FoundSymbol} from './found-symbol.js'

/** The entries of a project that fit a text, by the name that fits; many fit only in part, and are left out behind `most`. */
export function* searchEntries(
  {root, glossary, codebook}: Project,
  query: string,
  most: number
): Steps<readonly FoundSymbol[]> {
  const search = {typed: query, kinds: NONE, first: NONE, most}
  const found = yield* findEntries(glossary, search)
  const files = new Map<string, string>()
  const folded = foldForSearch(query)
  return found.map(({entry, text}) => {
    const shown = shownName({entry, text}, query)
    const id = shown === entry.id ? '' : ` (${entry.id})`
    return {
      name: shown,
      container: `${shown === entry.name ? '' : `${entry.name}, `}${describeEntry({glossary, codebook}, entry)}${id}`,
      kind: entry.kind,
      unit: 'mention',
      isDeprecated: isDeprecated(entry),
      target: {type: 'entry', root, id: entry.id},
      place: {path: pathOf(files, root, entry.location.path), span: entry.location.span},
      rank: (isDeprecated(entry) ? DEPRECATED : 0) + rankOf(text, folded)
    }
  })
}

const NONE: ReadonlySet<string> = new Set()

/** Behind all ranks of `rankOf`. */
const DEPRECATED = 3

/** 0 for a name that begins with the text, 1 for one with a word that does, 2 for all others. */
function rankOf(name: string, typed: string): number {
  return fitness(foldForSearch(name), typed) ?? 2
}

/** The path of a file of a project; all symbols are in a few files. */
function pathOf(known: Map<string, string>, root: string, name: string): string {
  const before = known.get(name)
  if (before !== undefined) return before
  const path = pathIn(root, name)
  known.set(name, path)
  return path
}
