import {oncePer} from '../../base/memo.js'
import {foldName} from '../../base/names.js'
import {isNear, nearest, reachOf} from '../../base/near-names.js'
import {inSteps, runSteps, type Steps} from '../../base/steps.js'
import {type Entry, isDeprecated} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'
import {entriesByNearName} from '../../glossary/near-entries.js'
import type {ArticleModel} from '../../model/article-model.js'

/**
 * The entries of a kind that an unknown name may mean, best first: those that the article names already and of which it
 * is the end of a name (`Mistura` behind `Staffan de Mistura`), those with an inflected form of the name
 * (`Deutschlands`), and those with the nearest spelling.
 */
export function nearEntries(model: ArticleModel, kind: string, text: string): readonly Entry[] {
  const wanted = foldName(text)
  const found = new Set<Entry>()
  for (const {entry} of model.mentions)
    if (entry?.kind === kind && isEndOfName(entry, wanted)) found.add(entry)
  for (const entry of runSteps(likeIn(model.glossary, kind, wanted))) found.add(entry)
  return [...found].slice(0, MOST)
}

/** Looks for the entries of a glossary with a like name, before somebody asks for them who cannot wait. */
export function* lookForNear({glossary}: ArticleModel, kind: string, text: string): Steps<void> {
  yield* likeIn(glossary, kind, foldName(text))
}

/**
 * The entries of a glossary with a like name. They are looked for once: an editor asks for its light bulb wherever the
 * cursor comes, and in 174,000 entries the search takes 50 ms.
 */
function* likeIn(glossary: Glossary, kind: string, wanted: string): Steps<readonly Entry[]> {
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

/** Whether a folded text is the last words of a name of an entry. */
function isEndOfName({names}: Entry, wanted: string): boolean {
  return names.some(({text}) => foldName(text).endsWith(` ${wanted}`))
}

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
