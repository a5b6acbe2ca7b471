import {lazily} from '../base/memo.js'
import {foldName, normaliseName} from '../base/names.js'
import {inSteps, type Steps, type Stepwise, stepwise} from '../base/steps.js'
import type {Entry} from './entry.js'

/** Entries by their kinds and names; each way to read a name is indexed when it is first asked for. */
export interface NameLookup {
  /** The entries that bear a normalised name exactly; undefined for none. In the order of the glossary. */
  readonly exact: (kind: string, name: string) => readonly Entry[] | undefined
  /** Whether an entry of some kind may bear a normalised name exactly: where it is false, none does. */
  readonly mayHold: (name: string) => boolean
  /** The same for a normalised name with its case folded by `foldCase`, whatever the case of the names that are borne. */
  readonly folded: (kind: string, name: string) => readonly Entry[] | undefined
  /** The kinds and normalised names that several entries bear exactly; in the order of the glossary within each file that is compiled. */
  readonly shared: () => Steps<readonly KindAndName[]>
  /** Makes the indexes in steps, before somebody asks who cannot wait: of 174,000 entries that takes 0.5 s. */
  readonly prepare: () => Steps<void>
}

/** A kind and a normalised name of it. */
export interface KindAndName {
  readonly kind: string
  readonly name: string
}

type NameIndex = ReadonlyMap<string, ReadonlyMap<string, readonly Entry[]>>

/** Indexes the names of entries. */
export function lookUpNames(entries: ReadonlyMap<string, Entry>): NameLookup {
  const exact = stepwise(() => indexNames(entries.values(), normaliseName))
  const folded = stepwise(() => indexNames(entries.values(), foldName))
  return {
    exact: (kind, name) => exact.now().get(kind)?.get(name),
    folded: (kind, name) => folded.now().get(kind)?.get(name),
    mayHold: name => [...exact.now().values()].some(names => names.has(name)),
    shared: stepwise(() => findShared(exact)).steps,
    *prepare() {
      yield* exact.steps()
      yield* folded.steps()
    }
  }
}

function* findShared(exact: Stepwise<NameIndex>): Steps<readonly KindAndName[]> {
  const shared: KindAndName[] = []
  for (const [kind, names] of yield* exact.steps()) {
    const look = ([name, {length}]: readonly [string, readonly Entry[]]): void => {
      if (length > 1) shared.push({kind, name})
    }
    yield* inSteps(names, look, NAMES_A_STEP)
  }
  return shared
}

/** Looking at so many names takes less than a millisecond. */
const NAMES_A_STEP = 5000

function* indexNames(entries: Iterable<Entry>, normal: (text: string) => string): Steps<NameIndex> {
  const index = new Map<string, Map<string, Entry[]>>()
  yield* inSteps(entries, entry => {
    const names = index.get(entry.kind) ?? new Map<string, Entry[]>()
    index.set(entry.kind, names)
    for (const {text} of entry.names) {
      const key = normal(text)
      const found = names.get(key)
      if (found === undefined) names.set(key, [entry])
      else if (found.at(-1) !== entry) found.push(entry)
    }
  })
  return index
}

/** The names of entries of which few are others than those that are indexed. */
export interface ChangedNames {
  readonly base: NameLookup
  /** The ids of the entries that are others now, are new, or are gone. */
  readonly changed: ReadonlySet<string>
  /** All entries as they were when they were indexed, and as they are now, by their ids. */
  readonly before: ReadonlyMap<string, Entry>
  readonly entries: ReadonlyMap<string, Entry>
}

/**
 * Looks names up in an index that was made before an edit, and those of the changed entries beside it. Indexing 150,000
 * names anew takes 150 ms.
 */
export function lookUpChanged({base, changed, before, entries}: ChangedNames): NameLookup {
  const added = lookUpNames(new Map([...changed].flatMap(id => toPairs(id, entries.get(id)))))
  const places = lazily(() => new Map(Array.from(entries.keys(), (id, place) => [id, place])))
  const placeOf = ({id}: Entry): number => places().get(id) ?? 0
  const join = (
    old: readonly Entry[] | undefined,
    more: readonly Entry[] | undefined
  ): readonly Entry[] | undefined => {
    const kept = old?.flatMap(({id}) => (changed.has(id) ? [] : (entries.get(id) ?? []))) ?? []
    if (!more) return kept.length > 0 ? kept : undefined
    return [...kept, ...more].sort((a, b) => placeOf(a) - placeOf(b))
  }
  const exact = (kind: string, name: string): readonly Entry[] | undefined =>
    join(base.exact(kind, name), added.exact(kind, name))
  return {
    exact,
    folded: (kind, name) => join(base.folded(kind, name), added.folded(kind, name)),
    mayHold: name => base.mayHold(name) || added.mayHold(name),
    // All other names are borne by the same entries as before.
    shared: stepwise(function* () {
      const touched = touchedNames(changed, [before, entries])
      const found: KindAndName[] = []
      const keep = (each: KindAndName): void => {
        if (!touched.has(nameKey(each.kind, each.name))) found.push(each)
      }
      yield* inSteps(yield* base.shared(), keep, NAMES_A_STEP)
      for (const each of touched.values())
        if ((exact(each.kind, each.name)?.length ?? 0) > 1) found.push(each)
      return found
    }).steps,
    prepare: base.prepare
  }
}

/** The names that some entries bear in either state of a glossary, by their keys. */
export function touchedNames(
  ids: Iterable<string>,
  states: readonly ReadonlyMap<string, Entry>[]
): ReadonlyMap<string, KindAndName> {
  const touched = new Map<string, KindAndName>()
  for (const id of ids) {
    for (const entry of states.flatMap(entries => entries.get(id) ?? [])) {
      const {kind} = entry
      for (const {text} of entry.names) {
        const name = normaliseName(text)
        touched.set(nameKey(kind, name), {kind, name})
      }
    }
  }
  return touched
}

/** One text for a kind and a normalised name; no kind has a space in it. */
export function nameKey(kind: string, name: string): string {
  return `${kind} ${name}`
}

function toPairs(id: string, entry: Entry | undefined): readonly (readonly [string, Entry])[] {
  return entry ? [[id, entry]] : []
}
