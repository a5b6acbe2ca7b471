/**
 * Counts how often a function reads a property of an object, or of anything that hangs on it: elements of
 * lists and methods of maps included. The function gets the object in a disguise that counts; two looks at
 * one thing give the same disguise, so that comparing them works.
 */
export function countReads<T extends object>(object: T, run: (disguised: T) => void): number {
  let count = 0
  const known = new WeakMap<object, object>()
  const disguise = <V>(value: V): V => {
    if (typeof value !== 'object' || value === null) return value
    const made = known.get(value) ?? new Proxy(value, {get})
    known.set(value, made)
    return made as V
  }
  const get = (target: object, key: string | symbol): unknown => {
    count++
    const value: unknown = Reflect.get(target, key)
    if (typeof value !== 'function') return disguise(value)
    if (Array.isArray(target)) return value
    const method: Method = value.bind(target)
    return target instanceof Map || target instanceof Set ? disguised(method, disguise) : method
  }
  run(disguise(object))
  return count
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
