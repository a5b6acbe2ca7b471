/** What was made last for each key, and of what. */
export type Memory<Key extends object, Value> = WeakMap<
  Key,
  {readonly inputs: readonly unknown[]; readonly value: Value}
>

/** Gives what was made for a key before, unless one of its inputs is another object now; then it is made anew. */
export function remember<Key extends object, Value>(
  memory: Memory<Key, Value>,
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
