/** A place where two lists differ: some items of the old one, and what stands there in the new one. */
export interface Change {
  readonly oldStart: number
  readonly oldEnd: number
  readonly newStart: number
  readonly newEnd: number
}

/**
 * Where two lists of paragraphs differ, in order. What they share is found in n log n steps: each item
 * is matched with the one that is the same as often before, and of the matches the longest run is kept
 * that is in order in both. So a paragraph that moved is gone at one place and new at another.
 */
export function changedParagraphs(old: readonly string[], now: readonly string[]): Change[] {
  const kept = longestRising(matches(old, now))
  const changes: Change[] = []
  let oldStart = 0
  let newStart = 0
  for (const [oldEnd, newEnd] of [...kept, [old.length, now.length] as const]) {
    if (oldEnd > oldStart || newEnd > newStart) changes.push({oldStart, oldEnd, newStart, newEnd})
    oldStart = oldEnd + 1
    newStart = newEnd + 1
  }
  return changes
}

/** Index in the old list, index in the new one. */
type Match = readonly [number, number]

/** The same items of both lists in the order of the new one: the first with the first, and so on. */
function matches(old: readonly string[], now: readonly string[]): Match[] {
  const places = new Map<string, number[]>()
  for (const [index, item] of old.toReversed().entries()) {
    const before = places.get(item)
    const place = old.length - 1 - index
    if (before) before.push(place)
    else places.set(item, [place])
  }
  const found: Match[] = []
  for (const [index, item] of now.entries()) {
    const place = places.get(item)?.pop()
    if (place !== undefined) found.push([place, index])
  }
  return found
}

interface Run {
  readonly match: Match
  readonly before: Run | undefined
}

/** The longest of the runs whose old indexes rise, by patience sorting. */
function longestRising(all: readonly Match[]): Match[] {
  const runs: Run[] = []
  for (const match of all) {
    const length = countBelow(runs, match[0])
    runs[length] = {match, before: runs[length - 1]}
  }
  const longest: Match[] = []
  for (let run = runs.at(-1); run; run = run.before) longest.push(run.match)
  return longest.reverse()
}

/** How many of the runs, which are sorted by it, end at a lower old index. */
function countBelow(runs: readonly Run[], index: number): number {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((runs[middle]?.match[0] ?? 0) < index) low = middle + 1
    else high = middle
  }
  return low
}
