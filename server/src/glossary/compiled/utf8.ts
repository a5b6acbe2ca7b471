/**
 * Appends a text as UTF-8 to bytes at an offset; gives the offset behind it. A lone half of a surrogate pair, which JSON
 * may escape, is written as the three bytes that UTF-8 forbids, so that it comes back (WTF-8). There has to be room for
 * three bytes a unit.
 */
export function writeUtf8(bytes: Uint8Array, at: number, text: string): number {
  let end = at
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 0x80) bytes[end++] = code
    else {
      const sign = text.codePointAt(index) ?? code
      if (sign > 0xffff) index++
      end = writeSign(bytes, end, sign)
    }
  }
  return end
}

function writeSign(bytes: Uint8Array, at: number, sign: number): number {
  let end = at
  if (sign < 0x800) bytes[end++] = 0xc0 | (sign >> 6)
  else {
    if (sign < 0x10000) bytes[end++] = 0xe0 | (sign >> 12)
    else {
      bytes[end++] = 0xf0 | (sign >> 18)
      bytes[end++] = 0x80 | ((sign >> 12) & 0x3f)
    }
    bytes[end++] = 0x80 | ((sign >> 6) & 0x3f)
  }
  bytes[end++] = 0x80 | (sign & 0x3f)
  return end
}

/** The text of bytes that `writeUtf8` wrote, or of a whole UTF-8 text. */
export function readUtf8(bytes: Uint8Array): string {
  // Most are short and in ASCII, which takes a quarter less so.
  if (bytes.length <= CHUNK && isAscii(bytes))
    return Reflect.apply(String.fromCharCode, undefined, bytes)
  let text = ''
  const units: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at++] ?? 0
    if (first < 0x80) units.push(first)
    else {
      const more = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3
      let sign = first & (0x3f >> more)
      for (const end = at + more; at < end; at++) sign = (sign << 6) | ((bytes[at] ?? 0) & 0x3f)
      if (sign > 0xffff) units.push(0xd7c0 + (sign >> 10), 0xdc00 | (sign & 0x3ff))
      else units.push(sign)
    }
    if (units.length < CHUNK) continue
    text += String.fromCharCode(...units)
    units.length = 0
  }
  return text + String.fromCharCode(...units)
}

function isAscii(bytes: Uint8Array): boolean {
  const {length} = bytes
  for (let at = 0; at < length; at++) if ((bytes[at] as number) > 0x7f) return false
  return true
}

/** Units that become a text at a time. */
const CHUNK = 4096

/** The bytes that a text takes as UTF-8 from one offset to another. */
export function utf8Length(text: string, from: number, to: number): number {
  let length = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) length++
    else if (code < 0x800) length += 2
    else if (code >= 0xd800 && code < 0xdc00) {
      length += 4
      at++
    } else length += 3
  }
  return length
}
