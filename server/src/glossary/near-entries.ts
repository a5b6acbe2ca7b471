import {reachOf} from '../base/near-names.js'
import type {Entry} from './entry.js'
import type {Glossary, NearNames, StoredSearch} from './glossary.js'

/** The entries of a glossary whose ids may be near a text, as `nearest` says, and others; in its order. */
export function* entriesByNearId(glossary: Glossary, text: string): Generator<Entry> {
  yield* entriesNear(glossary, ({idsNear}) => idsNear(text, reachOf(text)))
}

/** The entries of a glossary of which a name is near, and others; in its order. */
export function* entriesByNearName(glossary: Glossary, near: NearNames): Generator<Entry> {
  yield* entriesNear(glossary, ({namesNear}) => namesNear(near))
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
