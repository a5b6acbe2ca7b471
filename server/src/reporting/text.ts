/** A number with its noun: `1 error`, `12,000 errors`. */
export function count(number: number, noun: string): string {
  return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`
}

/** A number with a comma between each three digits. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A number of bytes as it can be given on the command line, as far as it is round. */
export function formatSize(bytes: number): string {
  const unit = UNITS.find(({size}) => bytes >= size && bytes % size === 0)
  return unit ? `${grouped(bytes / unit.size)} ${unit.name}` : count(bytes, 'byte')
}

const UNITS = [
  {name: 'GB', size: 1024 ** 3},
  {name: 'MB', size: 1024 ** 2},
  {name: 'kB', size: 1024}
]

/**
 * Text that a terminal shows and does not obey, and in which services that run us find no commands: control
 * characters, those that reorder text, and what begins such a command become visible escapes.
 * Paths and articles come from strangers.
 */
export function printable(text: string): string {
  const shown = ASCII.test(text) ? text : text.replace(CONTROLS, escapeCharacter)
  return shown.replace(COMMANDS, escapeCharacter)
}

const ASCII = /^[ -~]*$/
const CONTROLS = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** GitHub's runner looks for `::` where a line starts and for `##[` anywhere, that of Azure for `##vso[`. */
const COMMANDS = /:(?=:)(?<=^\s*:)|#(?=#\[|#vso\[)/g

function escapeCharacter(character: string): string {
  const short = SHORT[character]
  return short ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

const SHORT: Readonly<Record<string, string>> = {'\n': '\\n', '\r': '\\r', '\t': '\\t'}

/** The lines of a table in which all columns but the last are aligned to the right; the last is a text. */
export function* alignTable(rows: readonly (readonly string[])[]): Iterable<string> {
  const last = (rows[0]?.length ?? 1) - 1
  const widths = Array.from({length: last}, (_, column) =>
    rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0)
  )
  for (const row of rows) {
    const cells = row.map((cell, column) => cell.padStart(widths[column] ?? 0))
    yield `${cells.join('  ')}\n`
  }
}

/** A relative path as a relative URI: what has a meaning in URIs is percent-encoded, as is all that is not ASCII. */
export function toUri(path: string): string {
  return path.split('/').map(encodeSegment).join('/')
}

/** Half a surrogate pair has no encoding. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd'))
}
