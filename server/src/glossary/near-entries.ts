import {reachOf} from '../base/near-names.js'
import {runSteps, type Steps} from '../base/steps.js'
import type {Entry} from './entry.js'
import type {Glossary, NearNames, StoredSearch} from './glossary.js'

/** The entries of a glossary whose ids may be near a text, as `nearest` says, and others; in its order. */
export function* entriesByNearId(glossary: Glossary, text: string): Generator<Entry> {
  yield* entriesNear(glossary, ({idsNear}) => idsNear(text, reachOf(text)))
}

/** The entries of a glossary of which a name is near, and others; in its order. */
export function entriesByNearName(glossary: Glossary, near: NearNames): Iterable<Entry> {
  return entriesNear(glossary, ({namesNear}) => runSteps(namesNear(near)))
}

/** The same in steps, for who need not have them at once. */
export function* nearNameSteps(glossary: Glossary, near: NearNames): Steps<Iterable<Entry>> {
  const found = new Map<StoredSearch, readonly Entry[]>()
  for (const {stored} of glossary.parts ?? [])
    if (stored) found.set(stored.search, yield* stored.search.namesNear(near))
  return entriesNear(glossary, search => found.get(search) ?? [])
}

/** Of what stands in memory, all entries; of compiled files what is found there. */
function* entriesNear(
  {entries, parts}: Glossary,
  find: (search: StoredSearch) => Iterable<Entry>
): Generator<Entry> {
  if (!parts) yield* entries.values()
  else
    for (const [place, {stored, entries: own}] of parts.entries()) {
      const before = parts.slice(0, place)
      for (const entry of stored ? find(stored.search) : own.values())
        if (!before.some(part => part.entries.has(entry.id))) yield entry
    }
}
