import {compareText} from '../../base/compare.js'
import {getOrMake} from '../../base/group.js'
import {oncePer} from '../../base/memo.js'
import {inSteps, type Steps, type Stepwise, stepwise} from '../../base/steps.js'
import type {Entry} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'
import {foldForSearch} from '../../glossary/search-fold.js'

/** An entry by what a list needs of it, so that none of a large glossary is held. */
export interface ListedEntry {
  readonly id: string
  /** The folded name, by which lists are sorted. */
  readonly key: string
}

/** The entries of a glossary by kind and type; the type is empty for those that say none. */
export type GroupedEntries = ReadonlyMap<string, ReadonlyMap<string, readonly ListedEntry[]>>

/** A glossary of more entries is not grouped: a million rows would take seconds and hundreds of megabytes. */
export const MOST_GROUPED = 200_000

/** Groups the entries of a glossary, each group by name; once for each glossary, in steps that several callers may share. */
export function groupEntries(glossary: Glossary): Steps<GroupedEntries> {
  return grouping(glossary).steps()
}

const grouping = oncePer(
  (glossary: Glossary): Stepwise<GroupedEntries> => stepwise(() => groupAll(glossary))
)

function* groupAll({entries}: Glossary): Steps<GroupedEntries> {
  const kinds = new Map<string, Map<string, ListedEntry[]>>()
  yield* inSteps(entries.values(), entry => {
    const types = getOrMake(kinds, entry.kind, () => new Map<string, ListedEntry[]>())
    const listed = {id: entry.id, key: foldForSearch(entry.name)}
    getOrMake(types, typeOf(entry), (): ListedEntry[] => []).push(listed)
  })
  for (const types of kinds.values()) {
    for (const list of types.values()) {
      // Of 50,000 entries, this takes about 40 ms.
      list.sort((a, b) => compareText(a.key, b.key) || compareText(a.id, b.id))
      yield
    }
  }
  return kinds
}

function typeOf({fields}: Entry): string {
  return fields.get('type')?.values[0]?.text ?? ''
}
