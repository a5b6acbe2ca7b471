/**
 * Defers the making of a value until it is first asked for, and gives the same one from then on; what it was made of is
 * then let go.
 */
export function lazily<T>(make: () => T): () => T {
  let left: (() => T) | undefined = make
  let made: {readonly value: T} | undefined
  return () => {
    if (left) made = {value: left()}
    left = undefined
    return (made as {readonly value: T}).value
  }
}

/**
 * Memoises a function of one object by the object's identity, for as long as the object lives. For immutable objects
 * that live long, as a codebook. Objects that each edit replaces need `remember` and a `delete`: what a weak map holds
 * of dead objects is copied by each minor garbage collection until a major one.
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

/** The value last made for each key, with the inputs that it was made of. */
export type Memo<Key extends object, Value> = WeakMap<
  Key,
  {readonly inputs: readonly unknown[]; readonly value: Value}
>

/** Gives the value that was made for a key before, or makes it anew if one of the inputs is another object now. */
export function remember<Key extends object, Value>(
  memo: Memo<Key, Value>,
  key: Key,
  inputs: readonly unknown[],
  make: () => Value
): Value {
  const known = memo.get(key)
  if (known?.inputs.every((input, index) => input === inputs[index])) return known.value
  const value = make()
  memo.set(key, {inputs, value})
  return value
}
