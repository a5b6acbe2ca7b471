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
  readonly hasFinding: readonly boolean[]
}

/** The words and names of marks, to be searched. */
export function searchable(
  marks: readonly Mark[],
  text: string,
  findings: readonly Found[]
): Searched {
  let folded: readonly string[] | undefined
  const starts = [...findings].sort((a, b) => a.start - b.start)
  return {
    marks,
    folded() {
      folded ??= marks.map(({start, end, entry, id}) =>
        fold(`${text.slice(start, end)} ${entry?.name ?? ''} ${id ?? ''}`)
      )
      return folded
    },
    hasFinding: marks.map(({start, end}) => {
      const first = starts[firstFrom(starts, start)]
      return first !== undefined && first.start < end
    })
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
  const passes = passing(searched, filter)
  const isKept = isFiltered ? withOuter(marks, passes) : passes
  const items: Item[] = []
  const above: number[] = []
  const counts = new Map<number, number[]>()
  let hiddenBelow = Number.POSITIVE_INFINITY
  for (const [index, mark] of marks.entries()) {
    while (above.length > 0 && depthOf(items, marks, above) >= mark.depth) above.pop()
    if (mark.depth <= hiddenBelow) hiddenBelow = Number.POSITIVE_INFINITY
    if (!isKept[index] || mark.depth > hiddenBelow) continue
    const parent = above.at(-1) ?? -1
    const outer = items[parent]
    const isOpen = isFiltered || !closed.has(keyOf(mark))
    if (outer) outer.isOpen = true
    const siblings = counts.get(parent) ?? []
    counts.set(parent, siblings)
    siblings.push(items.length)
    const depth = outer ? outer.depth + 1 : 0
    items.push({
      mark: index,
      depth,
      parent,
      place: siblings.length,
      size: 0,
      isOpen: isOpen ? undefined : hasInner(marks, index) ? false : undefined,
      isDim: !passes[index]
    })
    if (isOpen) above.push(items.length - 1)
    else hiddenBelow = mark.depth
  }
  for (const siblings of counts.values())
    for (const at of siblings) {
      const item = items[at]
      if (item) item.size = siblings.length
    }
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
  return marks.map((mark, index) => {
    if (filter.kind !== '' && mark.kind !== filter.kind) return false
    if (filter.state === 'unresolved' && !isUnresolved(mark)) return false
    if (filter.state === 'suggested' && mark.status !== 'suggested') return false
    if (filter.state === 'findings' && !hasFinding[index]) return false
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
