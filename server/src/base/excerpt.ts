/** The first words of a text on one line: `length` UTF-16 units at most, an ellipsis at their end among them. */
export function excerpt(text: string, length: number): string {
  const start = startOf(text, 4 * length)
  const line = start.replace(/\s+/g, ' ').trim()
  if (start.length === text.length && line.length <= length) return line
  const cut = line.lastIndexOf(' ', length - 1)
  return `${startOf(line, cut > length / 2 ? cut : length - 1)}…`
}

/** A text as it is: `length` UTF-16 units at most, an ellipsis at their end among them. */
export function shorten(text: string, length: number): string {
  return text.length > length ? `${startOf(text, length - 1)}…` : text
}

/** The first `length` UTF-16 units of a text, one less where the last were half a character. */
export function startOf(text: string, length: number): string {
  const isHalved = text.length > length && HALF.test(text.charAt(length - 1))
  return text.slice(0, isHalved ? length - 1 : length)
}

/** The first half of a character outside the basic plane. */
const HALF = /[\uD800-\uDBFF]/
