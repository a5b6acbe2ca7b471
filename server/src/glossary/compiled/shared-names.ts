import {type GrowingInts, growingInts, intsOf, pushInt} from './growing.js'
import {ENTRY, ENTRY_INTS, FLAG_BITS, LOOKED_UP} from './layout.js'
import type {GroupedBearers} from './name-pool.js'

/** A name that several entries of a kind bear. */
interface Shared {
  readonly kind: number
  readonly name: number
  /** The place of its first bearer: entries before aliases. */
  readonly entry: number
  readonly alias: number
}

/**
 * The names that several entries of a kind bear, as pairs of the kind and the name: ordered by the first entry of the
 * kind, and then by where the name stands first. `others` are the entries that do not count.
 */
export function findShared(
  {ends, bearers}: GroupedBearers,
  entries: GrowingInts,
  others: GrowingInts
): Int32Array {
  const kindOf = (entry: number): number => entries.ints[entry * ENTRY_INTS + ENTRY.kind] ?? 0
  const found: Shared[] = []
  let start = 0
  for (let name = 0; name < ends.length; name++) {
    const end = ends[name] ?? 0
    if (end - start > 1) addShared(found, name, bearers.subarray(start * 2, end * 2), kindOf)
    start = end
  }
  const order = new Map<number, number>()
  let left = 0
  for (let entry = 0; entry * ENTRY_INTS < entries.length; entry++) {
    if (left < others.length && others.ints[left] === entry) left++
    else if (!order.has(kindOf(entry))) order.set(kindOf(entry), order.size)
  }
  const orderOf = ({kind}: Shared): number => order.get(kind) ?? 0
  found.sort((a, b) => orderOf(a) - orderOf(b) || a.entry - b.entry || a.alias - b.alias)
  const list = growingInts(16)
  for (const {kind, name} of found) {
    pushInt(list, kind)
    pushInt(list, name)
  }
  return intsOf(list)
}

function addShared(
  found: Shared[],
  name: number,
  bearers: Int32Array,
  kindOf: (entry: number) => number
): void {
  const kinds = new Map<number, {entry: number; alias: number; isShared: boolean}>()
  for (let at = 0; at < bearers.length; at += 2) {
    const [entry = 0, alias = 0] = [bearers[at], bearers[at + 1]]
    if ((alias & LOOKED_UP) === 0) continue
    const known = kinds.get(kindOf(entry))
    if (known) known.isShared ||= known.entry !== entry
    else kinds.set(kindOf(entry), {entry, alias: alias >> FLAG_BITS, isShared: false})
  }
  for (const [kind, {entry, alias, isShared}] of kinds)
    if (isShared) found.push({kind, name, entry, alias})
}
