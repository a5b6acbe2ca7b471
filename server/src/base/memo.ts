/** Makes a value when it is first asked for, and gives the same from then on. */
export function lazily<T>(make: () => T): () => T {
  let made: {readonly value: T} | undefined
  return () => {
    made ??= {value: make()}
    return made.value
  }
}

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

/** What was made last for each key, and of what. */
export type Memo<Key extends object, Value> = WeakMap<
  Key,
  {readonly inputs: readonly unknown[]; readonly value: Value}
>

/** Gives what was made for a key before, unless one of its inputs is another object now; then it is made anew. */
export function remember<Key extends object, Value>(
  memory: Memo<Key, Value>,
  key: Key,
  inputs: readonly unknown[],
  make: () => Value
): Value {
  const known = memory.get(key)
  if (known?.inputs.every((input, index) => input === inputs[index])) return known.value
  const value = make()
  memory.set(key, {inputs, value})
  return value
}
