/** Folds case and accents, so that `Elbaradei` finds `ElBaradei` and `Ouedraogo` finds `Ouédraogo`. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/**
 * How well a folded query fits a folded text: 4 for its beginning, 3 for the beginning of a word, 2 within, 1 for its
 * letters in their order, 0 for not at all.
 */
export function closeness(query: string, text: string): number {
  if (query === '' || text.startsWith(query)) return 4
  const at = text.indexOf(query)
  if (at > 0) return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? 2 : 3
  return hasInOrder(query, text) ? 1 : 0
}

function hasInOrder(query: string, text: string): boolean {
  let from = 0
  for (const letter of query) {
    const at = text.indexOf(letter, from)
    if (at < 0) return false
    from = at + letter.length
  }
  return true
}
