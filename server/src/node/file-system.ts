import {isAscii, isUtf8} from 'node:buffer'
import {closeSync, openSync, readSync} from 'node:fs'

/** A file that is there and is no UTF-8 text. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError'
  /** The encoding the file seems to have, or what else it seems to be. */
  readonly encoding: string

  constructor(path: string, encoding: string) {
    super(`Unexpected ${encoding} in ${path}, expected UTF-8 text`)
    this.encoding = encoding
  }
}

/** A file that is larger than may be read. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError'

  /** `limit` is in bytes. */
  constructor(path: string, limit: number) {
    super(`Unexpected size of ${path}, expected at most ${limit} bytes`)
  }
}

/** Every file is read into this one: allocating is most of what reading small files would cost. */
let shared: Buffer = Buffer.allocUnsafeSlow(256 * 1024)

/** Bytes; a longer text is more than a string can hold. */
const largest = 512 * 1024 * 1024

/** A larger buffer than this is not kept. */
const largestShared = 16 * 1024 * 1024

/** A NUL in every so many bytes makes a file binary; a stray one does not. */
const bytesPerNul = 16

/**
 * Reads a UTF-8 text with its byte order mark, if it has one. Throws an `UnreadableFileError` for other
 * encodings, a `TooLargeError` where the file has more bytes than the limit, and what `node:fs` throws when
 * the file is not there, is a folder, or may not be read.
 */
export function readText(path: string, limit?: number): string {
  return decodeText(readBytes(path, limit), path)
}

/** Reads the bytes of a file, which are there until the next file is read. Throws what `readText` throws of files. */
export function readBytes(path: string, limit: number = largest): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = readAll(file, path, limit)
    if (bytes.length > limit) throw new TooLargeError(path, limit)
    return bytes
  } finally {
    closeSync(file)
  }
}

/** Reads up to where nothing more comes, or past the limit: asking for the size before would cost as much as reading. */
function readAll(file: number, path: string, limit: number): Buffer {
  let buffer = shared
  let length = 0
  for (let read = -1; read !== 0 && length <= limit; length += read) {
    if (length === buffer.length) buffer = grow(buffer, path)
    read = readSync(file, buffer, length, buffer.length - length, null)
  }
  return buffer.subarray(0, length)
}

function grow(buffer: Buffer, path: string): Buffer {
  if (buffer.length >= largest) throw new UnreadableFileError(path, 'more than 512 MB')
  const larger = Buffer.allocUnsafeSlow(buffer.length * 2)
  buffer.copy(larger)
  if (larger.length <= largestShared) shared = larger
  return larger
}

/** The text of bytes that came from somewhere else than a file; `path` names them in errors. Throws an `UnreadableFileError`. */
export function decodeText(bytes: Buffer, path: string): string {
  const decoded = decode(bytes)
  if ('encoding' in decoded) throw new UnreadableFileError(path, decoded.encoding)
  return decoded.text
}

/** What bytes hold: a text, or something else that is named by the encoding it seems to have. */
export type Decoded = {readonly text: string} | {readonly encoding: string}

/** Decodes UTF-8, and makes out what else bytes may be. */
export function decode(bytes: Buffer): Decoded {
  const encoding = foreignEncoding(bytes)
  if (encoding !== undefined) return {encoding}
  // Most articles are ASCII, which decodes several times faster this way.
  if (isAscii(bytes)) return {text: bytes.toString('latin1')}
  if (!isUtf8(bytes)) return {encoding: 'text that is not UTF-8, perhaps Latin-1 or Windows-1252'}
  return {text: bytes.toString('utf8')}
}

/** Western text in UTF-16 has a NUL in every second byte. */
function foreignEncoding(bytes: Buffer): string | undefined {
  const first = bytes[0]
  const second = bytes[1]
  if (first === 0xff && second === 0xfe) return 'UTF-16 (little-endian)'
  if (first === 0xfe && second === 0xff) return 'UTF-16 (big-endian)'
  if (!bytes.includes(0)) return undefined
  const head = bytes.subarray(0, 4096)
  const nuls = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = nuls
  if ((even + odd) * bytesPerNul <= head.length) return undefined
  if (even === 0) return 'UTF-16 (little-endian)'
  return odd === 0 ? 'UTF-16 (big-endian)' : 'binary data'
}
