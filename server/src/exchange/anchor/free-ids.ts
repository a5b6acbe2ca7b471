/** Makes what gives ids that nothing has yet: the first letter of the kind and a number, as `c4`. */
export function createIds(taken: Iterable<string>): (kind: string) => string {
  const ids = new Set(taken)
  const next = new Map<string, number>()
  return kind => {
    const [letter = 'x'] = kind.toLowerCase()
    let number = next.get(letter) ?? 1
    while (ids.has(letter + number)) number++
    next.set(letter, number + 1)
    ids.add(letter + number)
    return letter + number
  }
}
