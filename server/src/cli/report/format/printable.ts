/**
 * Text that a terminal shows and does not obey, and in which services that run us find no commands: control
 * characters, those that reorder text, and what begins such a command become visible escapes.
 * Paths and articles come from strangers.
 */
export function printable(text: string): string {
  return text.replace(CONTROLS, escapeCharacter).replace(COMMANDS, escapeCharacter)
}

const CONTROLS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** GitHub's runner looks for `::` where a line starts and for `##[` anywhere, that of Azure for `##vso[`. */
const COMMANDS = /:(?=:)(?<=^\s*:)|#(?=#\[|#vso\[)/g

function escapeCharacter(character: string): string {
  const short = SHORT[character]
  return short ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

const SHORT: Readonly<Record<string, string>> = {'\n': '\\n', '\r': '\\r', '\t': '\\t'}
