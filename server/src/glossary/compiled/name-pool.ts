import {foldCase} from '../../base/names.js'
import {type GrowingInts, growingInts, intsOf, pushInt} from './growing.js'
import {FLAG_BITS, LOOKED_UP} from './layout.js'
import {
  addText,
  createTextPool,
  hashOf,
  rollUnit,
  SEED,
  spread,
  type TextPool
} from './text-pool.js'

/** Normalised names while they are gathered, with those that bear them in the order in which they come. */
export interface NamePool {
  /** The names by the hashes of their folded texts. */
  readonly texts: TextPool
  /** The flags of all bearers of each name. */
  readonly flags: GrowingInts
  /** Three numbers a bearer: the name, the entry, and the alias with flags. */
  readonly bearers: GrowingInts
}

/** An empty pool with room for about so many names. */
export function createNamePool(room: number): NamePool {
  return {
    texts: createTextPool(room),
    flags: growingInts(room + 1024),
    bearers: growingInts(room * 3 + 1024)
  }
}

/** The hash of a name with its case folded, without making that text where it is ASCII. */
export function foldedHash(name: string): number {
  let hash = SEED
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at)
    if (code >= 0x80) return hashOf(foldCase(name))
    hash = rollUnit(hash, code >= 0x41 && code <= 0x5a ? code + 0x20 : code)
  }
  return spread(hash)
}

/**
 * The hash of a name that is normalised already, as it is printable ASCII with single blanks in it; undefined for any
 * other. Most names are, and take a third of the time.
 */
export function plainHash(name: string): number | undefined {
  let hash = SEED
  let isBlank = true
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at)
    if (code > 0x7e || code < 0x20 || (isBlank && code === 0x20)) return undefined
    isBlank = code === 0x20
    hash = rollUnit(hash, code >= 0x41 && code <= 0x5a ? code + 0x20 : code)
  }
  return isBlank ? undefined : spread(hash)
}

/** The number of a name, which is added unless it is there; `hash` is that of its folded text. */
export function addName(
  {texts, flags}: NamePool,
  name: string,
  hash: number = foldedHash(name)
): number {
  const number = addText(texts, name, hash)
  if (number === flags.length) pushInt(flags, 0)
  return number
}

/** Adds a bearer to a name; gives the flags that no bearer of the name had before. */
export function addBearer(
  {bearers, flags}: NamePool,
  name: number,
  entry: number,
  alias: number,
  flag: number
): number {
  pushInt(bearers, name)
  pushInt(bearers, entry)
  pushInt(bearers, (alias << FLAG_BITS) | flag)
  const before = flags.ints[name] ?? 0
  flags.ints[name] = before | flag
  return flag & ~before
}

/** Whether a name is one that is looked up, and not only a spelling that is searched for. */
export function isLookedUp({flags}: NamePool, name: number): boolean {
  return ((flags.ints[name] ?? 0) & LOOKED_UP) !== 0
}

/** The bearers name by name: two numbers each, and where those of each name end. */
export interface GroupedBearers {
  readonly ends: Int32Array
  readonly bearers: Int32Array
}

/** Groups the bearers by their names; those of a name stay in their order. */
export function groupBearers({flags: {length}, bearers}: NamePool): GroupedBearers {
  const all = intsOf(bearers)
  const places = new Int32Array(length + 1)
  for (let at = 0; at < all.length; at += 3) {
    const behind = (all[at] ?? 0) + 1
    places[behind] = (places[behind] ?? 0) + 1
  }
  for (let name = 1; name <= length; name++)
    places[name] = (places[name] ?? 0) + (places[name - 1] ?? 0)
  const ends = places.slice(1)
  const grouped = new Int32Array((all.length / 3) * 2)
  for (let at = 0; at < all.length; at += 3) {
    const name = all[at] ?? 0
    const place = places[name] ?? 0
    places[name] = place + 1
    grouped[place * 2] = all[at + 1] ?? 0
    grouped[place * 2 + 1] = all[at + 2] ?? 0
  }
  return {ends, bearers: grouped}
}
