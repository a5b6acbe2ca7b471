/**
 * Makes a function that works out something of a value once, and gives the same again for as long as that
 * value lives. For values that nothing changes, as codebooks and configurations; not for what an edit replaces,
 * of which a weak map keeps the dead too long.
 */
export function oncePer<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, {readonly value: Value}>()
  return key => {
    const before = known.get(key)
    if (before) return before.value
    const value = make(key)
    known.set(key, {value})
    return value
  }
}
