import type {Draws} from './measured.js'

/** What was said of one thing, in the text at this place. */
export interface Said<Item> {
  readonly text: number
  readonly item: Item
}

/** Answers, each different one once, with how often they were given: in all texts, or in those that are drawn. */
export interface Tally<Item> {
  readonly items: readonly Item[]
  /** The number of all answers. */
  readonly size: number
  /** How often each of the items was given in all texts. */
  readonly counts: Counts
  /** The same in texts by their places, one as often as its place is there. */
  readonly countsIn: (places: Draws[number]) => Counts
}

/** How often things were given, in their order. */
export type Counts = ArrayLike<number>

/**
 * Counts answers of one key as one, so that a draw of texts adds numbers and compares no values: its time grows with the answers
 * in these texts.
 */
export function tally<Item>(
  said: readonly Said<Item>[],
  toKey: (item: Item) => string
): Tally<Item> {
  const places = new Map<string, number>()
  const items: Item[] = []
  const byText = new Map<number, number[]>()
  for (const {text, item} of said) {
    const key = toKey(item)
    const place = places.get(key) ?? items.push(item) - 1
    places.set(key, place)
    const own = byText.get(text) ?? []
    byText.set(text, own)
    own.push(place)
  }
  const countsIn = (texts: Iterable<number>): Counts => {
    const counts = new Float64Array(items.length)
    for (const text of texts)
      for (const place of byText.get(text) ?? NONE) counts[place] = (counts[place] ?? 0) + 1
    return counts
  }
  return {items, size: said.length, counts: countsIn(byText.keys()), countsIn}
}

const NONE: readonly number[] = []
