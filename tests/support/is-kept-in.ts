/** Whether all characters of a text stand in another one too, in the same order. */
export function isKeptIn(text: string, other: string): boolean {
  let at = 0
  for (const character of text) {
    const found = other.indexOf(character, at)
    if (found < 0) return false
    at = found + character.length
  }
  return true
}
