import type {Mark} from '../../../server/src/lsp/editor-protocol.js'
import {closeness, fold} from './fuzzy.js'

/** What the marks are filtered by. */
export interface MarkFilter {
  readonly query: string
  /** The name of a kind; empty for all. */
  readonly kind: string
  readonly state: '' | 'unresolved' | 'suggested' | 'findings'
}

/** One line of the tree. */
export interface Item {
  /** The index of the mark. */
  readonly mark: number
  readonly depth: number
  /** The place in {@link Tree.items} of what it is in; -1 for none. */
  readonly parent: number
  /** The first of 1. */
  readonly place: number
  /** How many stand in the same. */
  size: number
  /** Whether it has others in it; undefined for none. */
  isOpen: boolean | undefined
  /** Whether it is shown only because of what is in it. */
  readonly isDim: boolean
}

/** A stretch that has a finding. */
export interface Found {
  readonly start: number
  readonly end: number
}

/** What of marks does not change while they are filtered. */
export interface Searched {
  readonly marks: readonly Mark[]
  /** The words and names of each, folded; made when they are first asked for. */
  folded(): readonly string[]
  /** Whether a finding starts in each; made when it is first asked for. */
  hasFinding(): readonly boolean[]
}

/** The words and names of marks, to be searched. */
export function searchable(
  marks: readonly Mark[],
  text: string,
  findings: readonly Found[]
): Searched {
  let folded: readonly string[] | undefined
  let found: readonly boolean[] | undefined
  const starts = [...findings].sort((a, b) => a.start - b.start)
  return {
    marks,
    folded() {
      folded ??= marks.map(({start, end, entry, id}) =>
        fold(`${text.slice(start, end)} ${entry?.name ?? ''} ${id ?? ''}`)
      )
      return folded
    },
    hasFinding() {
      found ??= marks.map(({start, end}) => {
        const first = starts[firstFrom(starts, start)]
        return first !== undefined && first.start < end
      })
      return found
    }
  }
}

/** The index of the first finding that starts at an offset or behind it. */
function firstFrom(sorted: readonly Found[], offset: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The lines of the tree: the marks that pass the filter, and those that they are in. What is in a closed mark is left out,
 * but for a filtered tree, which is open.
 */
export function treeOf(
  searched: Searched,
  filter: MarkFilter,
  closed: ReadonlySet<string>
): readonly Item[] {
  const {marks} = searched
  const isFiltered = filter.query.trim() !== '' || filter.kind !== '' || filter.state !== ''
  const passes = isFiltered ? passing(searched, filter) : undefined
  const isKept = passes && withOuter(marks, passes)
  const items: Item[] = []
  // The items around the next one, the outermost first; and how many stand in each, those in none at 0.
  const above: number[] = []
  const counts: number[] = [0]
  let closedDepth = Number.POSITIVE_INFINITY
  for (const [index, mark] of marks.entries()) {
    if (mark.depth <= closedDepth) closedDepth = Number.POSITIVE_INFINITY
    if ((isKept && !isKept[index]) || mark.depth > closedDepth) continue
    while (above.length > 0 && depthOf(items, marks, above) >= mark.depth) above.pop()
    const parent = above.at(-1) ?? -1
    const outer = items[parent]
    if (outer) outer.isOpen = true
    const place = (counts[parent + 1] ?? 0) + 1
    counts[parent + 1] = place
    const isClosed = !isFiltered && closed.size > 0 && closed.has(keyOf(mark))
    const isOpen = isClosed && hasInner(marks, index) ? false : undefined
    const isDim = passes?.[index] === false
    const depth = outer ? outer.depth + 1 : 0
    items.push({mark: index, depth, parent, place, size: 0, isOpen, isDim})
    counts.push(0)
    if (isClosed) closedDepth = mark.depth
    else above.push(items.length - 1)
  }
  for (const item of items) item.size = counts[item.parent + 1] ?? 0
  return items
}

/** By what a mark is known again in another version. */
export function keyOf({kind, start, end}: Mark): string {
  return `${kind} ${start} ${end}`
}

function hasInner(marks: readonly Mark[], index: number): boolean {
  return (marks[index + 1]?.depth ?? 0) > (marks[index]?.depth ?? 0)
}

function depthOf(items: readonly Item[], marks: readonly Mark[], above: readonly number[]): number {
  const last = items[above.at(-1) ?? -1]
  return (last && marks[last.mark]?.depth) ?? -1
}

function passing({marks, folded, hasFinding}: Searched, filter: MarkFilter): boolean[] {
  const query = fold(filter.query.trim())
  const searched = query === '' ? [] : folded()
  const found = filter.state === 'findings' ? hasFinding() : []
  return marks.map((mark, index) => {
    if (filter.kind !== '' && mark.kind !== filter.kind) return false
    if (filter.state === 'unresolved' && !isUnresolved(mark)) return false
    if (filter.state === 'suggested' && mark.status !== 'suggested') return false
    if (filter.state === 'findings' && !found[index]) return false
    return query === '' || closeness(query, searched[index] ?? '') > 1
  })
}

/** Whether it is not known, or not for sure, what a mark stands for. */
export function isUnresolved({resolution}: Mark): boolean {
  return resolution === 'unresolved' || resolution === 'ambiguous'
}

/** The marks that pass, and those around them. */
function withOuter(marks: readonly Mark[], passes: readonly boolean[]): boolean[] {
  const kept = [...passes]
  const above: number[] = []
  for (const [index, {depth}] of marks.entries()) {
    above.length = Math.min(above.length, depth)
    if (passes[index]) for (const outer of above) kept[outer] = true
    above.push(index)
  }
  return kept
}
