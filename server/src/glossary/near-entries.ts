import {foldName} from '../base/names.js'
import {reachOf} from '../base/near-names.js'
import {inSteps, type Steps} from '../base/steps.js'
import type {Entry} from './entry.js'
import type {Glossary, NearNames} from './glossary.js'

/** The entries of a glossary whose ids may be near a text, as `nearest` says, and others; in its order. */
export function* entriesByNearId({entries, parts}: Glossary, text: string): Generator<Entry> {
  if (!parts) yield* entries.values()
  else
    for (const [place, {stored, entries: own}] of parts.entries()) {
      const before = parts.slice(0, place)
      for (const entry of stored ? stored.search.idsNear(text, reachOf(text)) : own.values())
        if (!before.some(part => part.entries.has(entry.id))) yield entry
    }
}

/** The entries of a glossary of which a name is near, in its order. */
export function* entriesByNearName(
  {entries, parts}: Glossary,
  near: NearNames
): Steps<readonly Entry[]> {
  if (!parts) return yield* nearAmong(entries, near)
  const found: Entry[] = []
  for (const [place, {stored, entries: own}] of parts.entries()) {
    const before = parts.slice(0, place)
    const here = stored ? yield* stored.search.namesNear(near) : yield* nearAmong(own, near)
    for (const entry of here)
      if (!before.some(part => part.entries.has(entry.id))) found.push(entry)
  }
  return found
}

function* nearAmong(entries: Glossary['entries'], {isNear}: NearNames): Steps<readonly Entry[]> {
  const found: Entry[] = []
  yield* inSteps(entries.values(), entry => {
    if (entry.names.some(({text}) => isNear(foldName(text)))) found.push(entry)
  })
  return found
}
