import type {Glossary} from '../glossary/glossary.js'
import type {NameMeaning} from '../rules/corpus.js'
import {meaningOf, nameBounds} from '../rules/name-meaning.js'
import type {Cover} from './cover.js'
import type {StoredMeaning} from './stored-meanings.js'

type Counted = {-readonly [Key in keyof NameMeaning]: NameMeaning[Key]}

/** What a name means in all articles: in those of the base that are not covered, and in those above. */
export function joinMeanings(
  glossary: Glossary,
  key: string,
  below: ReadonlyMap<string, StoredMeaning> | undefined,
  {above, covered}: Cover
): NameMeaning[] {
  const meanings = new Map<string, Counted>()
  for (const {entry, bounds, counts, count: all} of below?.values() ?? []) {
    let count = all
    for (const path of covered) count -= counts.get(path) ?? 0
    const path = firstOutside(counts.keys(), covered)
    if (path !== undefined) meanings.set(entry, {entry, bounds, count, path})
  }
  for (const {facts, uses} of above) {
    for (const use of uses.get(key) ?? []) {
      const entry = meaningOf(glossary, facts.date, use)
      const known = entry && meanings.get(entry.id)
      if (known) {
        known.count += use.count
        if (facts.path < known.path) known.path = facts.path
      } else if (entry) {
        const {id} = entry
        const bounds = nameBounds(entry, use.name)
        meanings.set(id, {entry: id, bounds, count: use.count, path: facts.path})
      }
    }
  }
  return [...meanings.values()]
}

function firstOutside(paths: Iterable<string>, covered: ReadonlySet<string>): string | undefined {
  for (const path of paths) if (!covered.has(path)) return path
  return undefined
}
