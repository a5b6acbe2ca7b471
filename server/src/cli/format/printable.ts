/**
 * Text that a terminal shows and does not obey: control characters and those that reorder text
 * become visible escapes. Paths and articles come from strangers.
 */
export function printable(text: string): string {
  return text.replace(CONTROLS, escapeCharacter)
}

const CONTROLS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

function escapeCharacter(character: string): string {
  const short = SHORT[character]
  return short ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

const SHORT: Readonly<Record<string, string>> = {'\n': '\\n', '\r': '\\r', '\t': '\\t'}
