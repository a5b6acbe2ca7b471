import {lazily} from '../base/memo.js'
import type {Entry} from './entry.js'

/** Something that holds entries in an order, as a glossary file does. */
export interface EntryList {
  readonly entries: readonly Entry[]
}

/** Where the entries of some lists stand, counted through all lists from 0 on. */
export interface EntryPlaces {
  /** The first entry of each id, in the order of the lists. */
  readonly first: ReadonlyMap<string, number>
  /** Those whose id another one had before. */
  readonly others: readonly number[]
}

/** Finds the places of all entries. */
export function placeEntries(lists: readonly EntryList[]): EntryPlaces {
  const first = new Map<string, number>()
  const others: number[] = []
  let place = 0
  for (const {entries} of lists) {
    for (const {id} of entries) {
      if (first.has(id)) others.push(place)
      else first.set(id, place)
      place++
    }
  }
  return {first, others}
}

/** Gives the entry at a place. */
export function entryFinder(lists: readonly EntryList[]): (place: number) => Entry | undefined {
  const starts: number[] = []
  let count = 0
  for (const {entries} of lists) {
    starts.push(count)
    count += entries.length
  }
  return place => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if ((starts[middle] ?? 0) <= place) low = middle
      else high = middle
    }
    return lists[low]?.entries[place - (starts[low] ?? 0)]
  }
}

/**
 * The first entry of each id, where it is known at which place of the lists it stands: the lists of 50,000 entries of which
 * many have moved are a map in no time, while setting all of them in a new one takes 8 ms.
 */
export class EntryMap implements ReadonlyMap<string, Entry> {
  readonly places: EntryPlaces
  private readonly at: (place: number) => Entry | undefined
  private readonly all: () => readonly Entry[]

  constructor(lists: readonly EntryList[], places: EntryPlaces) {
    this.places = places
    this.at = entryFinder(lists)
    // Rules go over all entries one after the other.
    this.all = lazily(() => firstOfEach(lists, places))
  }

  get size(): number {
    return this.places.first.size
  }

  has(id: string): boolean {
    return this.places.first.has(id)
  }

  get(id: string): Entry | undefined {
    const place = this.places.first.get(id)
    return place === undefined ? undefined : this.at(place)
  }

  keys(): MapIterator<string> {
    return this.places.first.keys()
  }

  values(): ArrayIterator<Entry> {
    return this.all().values()
  }

  *entries(): Generator<[string, Entry], undefined, unknown> {
    for (const [id, place] of this.places.first) {
      const entry = this.at(place)
      if (entry) yield [id, entry]
    }
  }

  [Symbol.iterator](): Generator<[string, Entry], undefined, unknown> {
    return this.entries()
  }

  forEach(call: (entry: Entry, id: string, map: ReadonlyMap<string, Entry>) => void): void {
    for (const [id, entry] of this) call(entry, id, this)
  }
}

function firstOfEach(lists: readonly EntryList[], {others}: EntryPlaces): readonly Entry[] {
  const [only, ...more] = lists
  const all = only && more.length === 0 ? only.entries : lists.flatMap(({entries}) => entries)
  if (others.length === 0) return all
  const left = new Set(others)
  return all.filter((_, place) => !left.has(place))
}
