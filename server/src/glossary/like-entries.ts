import {oncePer} from '../base/memo.js'
import {foldName} from '../base/names.js'
import {isNear, nearest, reachOf} from '../base/near-names.js'
import {inSteps, runSteps, type Steps} from '../base/steps.js'
import {type Entry, isDeprecated} from './entry.js'
import type {Glossary} from './glossary.js'
import {entriesByNearName} from './near-entries.js'

/**
 * The entries of a kind with a like name, as `foldName` folds it, best first: an inflected form of it (`Deutschlands`), then
 * the nearest spelling. They are looked for once: an editor asks for its light bulb wherever the cursor comes, and in
 * 174,000 entries the search takes 50 ms.
 */
export function likeEntries(glossary: Glossary, kind: string, wanted: string): readonly Entry[] {
  return runSteps(likeEntrySteps(glossary, kind, wanted))
}

/** The same in steps. */
export function* likeEntrySteps(
  glossary: Glossary,
  kind: string,
  wanted: string
): Steps<readonly Entry[]> {
  const known = likeNames(glossary)
  const key = `${kind} ${wanted}`
  const found = known.get(key) ?? (yield* findLike(glossary, kind, wanted))
  if (known.size >= MOST_KEPT) known.clear()
  known.set(key, found)
  return found
}

const likeNames = oncePer((_: Glossary) => new Map<string, readonly Entry[]>())
const MOST_KEPT = 1000

/** Looks through all names of a glossary. */
function* findLike(glossary: Glossary, kind: string, wanted: string): Steps<readonly Entry[]> {
  const found = new Set<Entry>()
  const byName = new Map<string, Entry>()
  const near = {
    text: wanted,
    most: reachOf(wanted),
    stem: SHORTEST_STEM,
    isNear: (folded: string) => isInflected(wanted, folded) || isNear(wanted, folded)
  }
  yield* inSteps(yield* entriesByNearName(glossary, near), entry => {
    if (entry.kind !== kind || isDeprecated(entry)) return
    for (const name of entry.names) {
      const folded = foldName(name.text)
      if (isInflected(wanted, folded)) found.add(entry)
      if (!byName.has(folded)) byName.set(folded, entry)
    }
  })
  for (const name of nearest(wanted, byName.keys(), MOST)) {
    const entry = byName.get(name)
    if (entry) found.add(entry)
  }
  return [...found].slice(0, MOST)
}

/** More than so many choices are no help. */
const MOST = 5

/** Whether two folded names are the same word but for their endings, of which each has three letters at most. */
function isInflected(wanted: string, name: string): boolean {
  let same = 0
  const shorter = Math.min(wanted.length, name.length)
  while (same < shorter && wanted[same] === name[same]) same++
  if (same < SHORTEST_STEM || same < shorter - LONGEST_ENDING) return false
  return isEnding(wanted.slice(same)) && isEnding(name.slice(same))
}

const SHORTEST_STEM = 4
const LONGEST_ENDING = 3

function isEnding(text: string): boolean {
  return text.length <= LONGEST_ENDING && /^[\p{L}\p{M}'-]*$/u.test(text)
}
