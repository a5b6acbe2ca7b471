/** What was read while a function ran. */
export interface Reads {
  /** How often a property was read: elements of lists and methods of maps included. */
  readonly all: number
  /** How often an element of a list was read; nothing for a list that was not looked at. */
  readonly elements: ReadonlyMap<object, number>
}

/** Counts what is read of objects. */
export interface ReadCounter {
  /** The disguise of a value, which counts what is read of it and of all that hangs on it; the same at each call. */
  readonly disguise: <T>(value: T) => T
  /** What is read of disguised values while `run` runs; throws what that throws. */
  readonly count: (run: () => void) => Reads
  /** What has been read since the last count began. */
  readonly reads: () => Reads
}

/**
 * Makes a counter with disguises of its own: two looks at one thing give the same disguise, so that comparing them works,
 * and so do memos that last from one count to the next.
 */
export function createReadCounter(): ReadCounter {
  let all = 0
  let elements = new Map<object, number>()
  const known = new WeakMap<object, object>()
  const disguise = <V>(value: V): V => {
    if (typeof value !== 'object' || value === null) return value
    const made = known.get(value) ?? new Proxy(value, {get})
    known.set(value, made)
    // What is disguised already is its own disguise.
    known.set(made, made)
    return made as V
  }
  const get = (target: object, key: string | symbol): unknown => {
    all++
    if (isList(target) && isIndex(key)) elements.set(target, (elements.get(target) ?? 0) + 1)
    const value: unknown = Reflect.get(target, key)
    if (typeof value !== 'function') return disguise(value)
    if (Array.isArray(target)) return value
    const method: Method = value.bind(target)
    return target instanceof Map || target instanceof Set ? disguised(method, disguise) : method
  }
  const reads = (): Reads => ({all, elements})
  const count = (run: () => void): Reads => {
    all = 0
    elements = new Map()
    run()
    return reads()
  }
  return {disguise, count, reads}
}

/** Counts how often a function reads a property of an object, or of anything that hangs on it; the function gets its disguise. */
export function countReads<T extends object>(object: T, run: (disguised: T) => void): number {
  const {disguise, count} = createReadCounter()
  return count(() => run(disguise(object))).all
}

function isList(value: object): boolean {
  return Array.isArray(value) || ArrayBuffer.isView(value)
}

/** Whether a key of a list is that of an element. */
function isIndex(key: string | symbol): boolean {
  return typeof key === 'string' && key >= '0' && key < ':'
}

type Method = (...args: unknown[]) => unknown

/** What a map or a set gives is disguised too, and what it walks over. */
function disguised(method: Method, disguise: <V>(value: V) => V): Method {
  return (...args) => {
    const result = method(...args)
    return isIterator(result) ? iterate(result, disguise) : disguise(result)
  }
}

function isIterator(value: unknown): value is IterableIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && 'next' in value
}

function* iterate(items: Iterable<unknown>, disguise: <V>(value: V) => V): Iterable<unknown> {
  for (const item of items) yield Array.isArray(item) ? item.map(disguise) : disguise(item)
}
