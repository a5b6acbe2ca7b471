import {type AcceptedCounts, type AcceptedFiles, type Counts, parseBaseline} from './baseline.js'

/** The same baseline on two branches, and as it was where they parted, as texts; an empty text lists nothing. */
export interface BaselineSides {
  readonly base: string
  readonly ours: string
  readonly theirs: string
}

/**
 * Merges what two branches accept, as git merges files: what a side has added is added, what it has dropped is dropped.
 * Of each fingerprint, the number is that of our side and the change on their side. Undefined where a side cannot be read.
 */
export function mergeBaselines(sides: BaselineSides): AcceptedCounts | undefined {
  const base = acceptedIn(sides.base)
  const ours = acceptedIn(sides.ours)
  const theirs = acceptedIn(sides.theirs)
  if (!base || !ours || !theirs) return undefined
  return joinKeys([base, ours, theirs], path => {
    const [old, our, their] = [base.get(path), ours.get(path), theirs.get(path)]
    return joinKeys([old, our, their], rule => {
      const [from, to, other] = [old, our, their].map(file => file?.get(rule)?.counts)
      return mergeCounts(from, to, other)
    })
  })
}

function acceptedIn(text: string): AcceptedFiles | undefined {
  if (text.trim() === '') return new Map()
  const {baseline, problems} = parseBaseline('', text)
  return problems.length > 0 ? undefined : baseline.files
}

function mergeCounts(
  base: Counts | undefined,
  ours: Counts | undefined,
  theirs: Counts | undefined
): Counts {
  const all = joinKeys([base, ours, theirs], key => {
    const before = base?.get(key) ?? 0
    const our = ours?.get(key) ?? 0
    const their = theirs?.get(key) ?? 0
    // Both sides have found the same finding anew: it is one.
    return before === 0 ? Math.max(our, their) : our + their - before
  })
  return new Map([...all].filter(([, number]) => number > 0))
}

/** A value for each key of some maps. */
function joinKeys<Value>(
  maps: readonly (ReadonlyMap<string, unknown> | undefined)[],
  make: (key: string) => Value
): ReadonlyMap<string, Value> {
  const keys = new Set(maps.flatMap(map => (map ? [...map.keys()] : [])))
  return new Map(Array.from(keys, key => [key, make(key)]))
}
