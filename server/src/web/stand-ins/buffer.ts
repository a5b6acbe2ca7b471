// Stands in for `node:buffer` and the global `Buffer` in the browser: as much of it as reading texts takes.

/** Bytes that can be read as text. */
export class Buffer extends Uint8Array {
  /** So many bytes, all of them 0. */
  static alloc(length: number): Buffer {
    return new Buffer(length)
  }

  static allocUnsafeSlow(length: number): Buffer {
    return new Buffer(length)
  }

  /** Copies the bytes into others. */
  copy(target: Uint8Array): void {
    target.set(this)
  }

  /** The bytes as UTF-8 with its byte order mark, or as Latin-1, which is asked for where they are ASCII. */
  override toString(_encoding?: 'utf8' | 'latin1'): string {
    return decoder.decode(this)
  }
}

const decoder = new TextDecoder('utf-8', {ignoreBOM: true})
const strict = new TextDecoder('utf-8', {ignoreBOM: true, fatal: true})

/** Whether all bytes are ASCII. */
export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every(byte => byte < 0x80)
}

/** Whether the bytes are UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes)
    return true
  } catch {
    return false
  }
}
