/** Writes a text on one line, as brat writes line ends in notes: `\n`, and control characters by their code. */
export function encodeNote(text: string): string {
  return text.replace(TO_ENCODE, sign => {
    if (sign === '\n') return '\\n'
    if (sign === '\r') return '\\r'
    if (sign === '\\') return '\\\\'
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** Control characters and others at which programs end a line; and a backslash that would be read as one of ours. */
const TO_ENCODE = /[\p{Cc}\u2028\u2029]|\\(?=[\\nru\p{Cc}\u2028\u2029])/gu

/** Reads a text that `encodeNote` wrote. */
export function decodeNote(line: string): string {
  return line.replace(/\\(?:([\\nr])|u([0-9a-f]{4}))/g, (_all, sign?: string, code?: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
    return sign === 'n' ? '\n' : sign === 'r' ? '\r' : '\\'
  })
}
