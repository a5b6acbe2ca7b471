import {pushTo} from '../../base/group.js'
import type {Span} from '../../base/span.js'
import type {Annotation, Version} from './annotation.js'
import {mapSpan, mapTexts, type TextMap} from './text-map.js'

/** What annotations are paired by. */
export type Matchable = Pick<Annotation, 'kind' | 'id' | 'fragments'>

/** Which annotations of two versions of an article are the same, and which stand in one of them only. */
export interface Matching<Each = Annotation> {
  readonly map: TextMap
  readonly pairs: readonly Pair<Each>[]
  readonly onlyBefore: readonly Each[]
  readonly onlyAfter: readonly Each[]
}

/** One annotation in both versions. */
export interface Pair<Each = Annotation> {
  readonly before: Each
  readonly after: Each
  /** The fragments of `before`, as they lie in the text of `after`; those whose words are gone are left out. */
  readonly moved: readonly Span[]
}

/** How annotations are paired. */
export interface MatchOptions {
  /** Whether an `#id` names the same thing in both versions: not so where two coders number each for themselves. */
  readonly byId: boolean
}

/**
 * Pairs the annotations of two versions, in this order: those of one kind and id that share words; those of one kind with
 * equal fragments; those of one kind of which each is the only one that shares at least half of the characters with the
 * other; what is left of one kind and id; and what has equal fragments but another kind. Each is in one pair at most.
 * The time grows with the number of annotations and of overlaps among them.
 */
export function matchAnnotations<Each extends Matchable>(
  before: Version<Each>,
  after: Version<Each>,
  options: MatchOptions
): Matching<Each> {
  const map = mapTexts(before.text, after.text)
  const open: Open<Each> = {
    before: new Set(before.annotations),
    after: new Set(after.annotations),
    moved: new Map(
      before.annotations.map(annotation => [annotation, moveFragments(map, annotation)])
    ),
    pairs: []
  }
  if (options.byId) pairById(open, true)
  pairByKey(open, ({kind}, fragments) => `${kind} ${keyOf(fragments)}`)
  pairByOverlap(open)
  if (options.byId) pairById(open, false)
  pairByKey(open, (_annotation, fragments) => keyOf(fragments))
  const order = new Map(after.annotations.map((annotation, at) => [annotation, at]))
  return {
    map,
    pairs: open.pairs.sort((a, b) => (order.get(a.after) ?? 0) - (order.get(b.after) ?? 0)),
    onlyBefore: before.annotations.filter(annotation => open.before.has(annotation)),
    onlyAfter: after.annotations.filter(annotation => open.after.has(annotation))
  }
}

/** What is not paired yet, and the pairs so far. */
interface Open<Each> {
  readonly before: Set<Each>
  readonly after: Set<Each>
  readonly moved: ReadonlyMap<Each, readonly Span[]>
  readonly pairs: Pair<Each>[]
}

function moveFragments(map: TextMap, {fragments}: Matchable): readonly Span[] {
  return fragments.map(span => mapSpan(map, span)).filter(span => span !== undefined)
}

function pair<Each>(open: Open<Each>, before: Each, after: Each): void {
  open.before.delete(before)
  open.after.delete(after)
  open.pairs.push({before, after, moved: movedOf(open, before)})
}

function movedOf<Each>(open: Open<Each>, before: Each): readonly Span[] {
  return open.moved.get(before) ?? []
}

/** Of several with one kind and id the first counts, as for references. */
function pairById<Each extends Matchable>(open: Open<Each>, sharesWords: boolean): void {
  const byId = new Map<string, Each>()
  for (const annotation of open.after) {
    const key = `${annotation.kind} ${annotation.id}`
    if (annotation.id !== undefined && !byId.has(key)) byId.set(key, annotation)
  }
  for (const before of open.before) {
    if (before.id === undefined) continue
    const after = byId.get(`${before.kind} ${before.id}`)
    if (!after || !open.after.has(after)) continue
    if (sharesWords && shared(movedOf(open, before), after.fragments) === 0) continue
    pair(open, before, after)
  }
}

/** Of several with one key the first is paired with the first, the second with the second. */
function pairByKey<Each extends Matchable>(
  open: Open<Each>,
  keyFor: (annotation: Each, fragments: readonly Span[]) => string
): void {
  const byKey = new Map<string, Each[]>()
  for (const after of open.after) pushTo(byKey, keyFor(after, after.fragments), after)
  for (const list of byKey.values()) list.reverse()
  for (const before of open.before) {
    const fragments = movedOf(open, before)
    if (fragments.length < before.fragments.length) continue
    const after = byKey.get(keyFor(before, fragments))?.pop()
    if (after) pair(open, before, after)
  }
}

function keyOf(fragments: readonly Span[]): string {
  return fragments.map(({start, end}) => `${start}-${end}`).join(' ')
}

function pairByOverlap<Each extends Matchable>(open: Open<Each>): void {
  const partners = new Map<Each, Each[]>()
  for (const [before, after] of overlaps(open)) {
    pushTo(partners, before, after)
    pushTo(partners, after, before)
  }
  for (const before of [...open.before]) {
    const [after, ...others] = partners.get(before) ?? []
    if (after && others.length === 0 && partners.get(after)?.length === 1) pair(open, before, after)
  }
}

/** All annotations of one kind that share at least half of their characters, found by a sweep over the text. */
function* overlaps<Each extends Matchable>(open: Open<Each>): Iterable<readonly [Each, Each]> {
  const byKind = new Map<
    string,
    {readonly annotation: Each; readonly fragments: readonly Span[]}[]
  >()
  for (const annotation of open.after)
    pushTo(byKind, annotation.kind, {annotation, fragments: annotation.fragments})
  for (const list of byKind.values())
    list.sort((a, b) => startOf(a.fragments) - startOf(b.fragments))
  const befores = [...open.before].sort(
    (a, b) => startOf(movedOf(open, a)) - startOf(movedOf(open, b))
  )
  const active = new Map<string, {next: number; readonly list: number[]}>()
  for (const before of befores) {
    const fragments = movedOf(open, before)
    const afters = byKind.get(before.kind)
    if (!afters || fragments.length === 0) continue
    const state = active.get(before.kind) ?? {next: 0, list: []}
    active.set(before.kind, state)
    const end = fragments.at(-1)?.end ?? 0
    for (; startOf(afters[state.next]?.fragments ?? [FAR]) < end; state.next++)
      state.list.push(state.next)
    const start = startOf(fragments)
    const kept = state.list.filter(at => (afters[at]?.fragments.at(-1)?.end ?? 0) > start)
    state.list.splice(0, state.list.length, ...kept)
    for (const at of kept) {
      const after = afters[at]
      if (after && overlapOf(fragments, after.fragments) >= HALF) yield [before, after.annotation]
    }
  }
}

const FAR: Span = {start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY}
const HALF = 0.5

function startOf(fragments: readonly Span[]): number {
  return fragments[0]?.start ?? 0
}

/** The share of two sets of fragments that both cover: intersection over union, by UTF-16 units; 0 for nothing at all. */
export function overlapOf(a: readonly Span[], b: readonly Span[]): number {
  const both = shared(a, b)
  const all = lengthOf(a) + lengthOf(b) - both
  return all === 0 ? 0 : both / all
}

/** The number of UTF-16 units that both cover; fragments are sorted and disjoint. */
function shared(a: readonly Span[], b: readonly Span[]): number {
  let [i, j, sum] = [0, 0, 0]
  for (let [x, y] = [a[0], b[0]]; x && y; [x, y] = [a[i], b[j]]) {
    sum += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start))
    if (x.end < y.end) i++
    else j++
  }
  return sum
}

function lengthOf(fragments: readonly Span[]): number {
  return fragments.reduce((sum, {start, end}) => sum + end - start, 0)
}
