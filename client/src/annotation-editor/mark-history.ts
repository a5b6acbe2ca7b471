import type {Mark, Splice} from '../../../server/src/lsp/editor-protocol.js'

/** What became of an article's marks from one version to the next. */
interface Step {
  readonly from: number
  readonly marks: Splice<Mark>
  readonly removed: readonly Mark[]
}

/** The marks of an article, and where those of its last versions are now. */
export interface MarkHistory {
  /** Marks of the newest version, in the order of the text. */
  readonly marks: readonly Mark[]
  readonly steps: readonly Step[]
}

/** Versions whose marks are still found. A page is never further behind than the acts that wait. */
const KEPT = 100

/** Starts a history with all marks of a version. */
export function startHistory(marks: readonly Mark[]): MarkHistory {
  return {marks, steps: []}
}

/** Adds the change of the marks from the version `from` to the next one. */
export function addStep(history: MarkHistory, from: number, splice: Splice<Mark>): MarkHistory {
  const {marks} = history
  const end = splice.start + splice.removed
  const step = {from, marks: splice, removed: marks.slice(splice.start, end)}
  return {
    marks: [...marks.slice(0, splice.start), ...splice.added, ...marks.slice(end)],
    steps: [...history.steps.slice(1 - KEPT), step]
  }
}

/**
 * The index that a mark of an earlier version has now; a mark that was changed is known by its kind and its words' place, or
 * where its edges were moved by its place among the others.
 * Undefined for one that is gone, and for a version that is too old. `isNewest` says that the version is the newest one.
 */
export function indexNow(
  {marks, steps}: MarkHistory,
  version: number,
  index: number,
  isNewest: boolean
): number | undefined {
  if (isNewest) return index < marks.length ? index : undefined
  const first = steps.findIndex(({from}) => from === version)
  if (first === -1) return undefined
  let now: number | undefined = index
  for (const step of steps.slice(first)) {
    now = indexBehind(step, now)
    if (now === undefined) return undefined
  }
  return now
}

function indexBehind({marks: {start, removed, added}, removed: gone}: Step, index: number) {
  if (index < start) return index
  if (index >= start + removed) return index - removed + added.length
  const before = gone[index - start]
  const alike = added
    .map((mark, at) => ({mark, at}))
    .filter(({mark}) => before !== undefined && isSame(mark, before))
  // Marks of one kind on the same words differ in their depth alone, which another mark may have changed.
  const exact = alike.find(({mark}) => mark.depth === before?.depth) ?? alike[0]
  if (exact) return start + exact.at
  // An act on a mark that moves its edges leaves as many marks, in the same order.
  const there = added.length === removed ? added[index - start] : undefined
  return there?.kind === before?.kind ? index : undefined
}

function isSame(mark: Mark, other: Mark): boolean {
  return mark.kind === other.kind && mark.start === other.start && mark.end === other.end
}
