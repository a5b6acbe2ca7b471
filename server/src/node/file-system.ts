import {isAscii, isUtf8} from 'node:buffer'
import {closeSync, fstatSync, readSync} from 'node:fs'
import {type Links, openSized, type SizedFile} from './open-file.js'

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

/** The buffer that every file is read into, as allocating one costs more than reading a small file. */
let shared: Buffer = Buffer.allocUnsafeSlow(256 * 1024)

/** Bytes; the longest string that V8 holds is about as long. */
const largest = 512 * 1024 * 1024

/** Bytes; a larger buffer is not kept for the next file. */
const largestShared = 16 * 1024 * 1024

/** Bytes with more than one NUL for so many of them are binary or UTF-16; a stray NUL does not count. */
const bytesPerNul = 16

/**
 * Reads a UTF-8 text with its byte order mark, if it has one. Throws an `UnreadableFileError` for other
 * encodings, a `TooLargeError` where the file has more bytes than `limit`, and what `openFile` throws, also when
 * the file is not there, is a folder, or may not be read.
 */
export function readText(path: string, limit?: number, links?: Links): string {
  return decodeText(readBytes(path, limit, links), path)
}

/**
 * Reads the bytes of a file, which are valid until the next file is read; `limit` is in bytes. Throws a `TooLargeError`,
 * an `UnreadableFileError` for more than 512 MB, and what `openFile` throws.
 */
export function readBytes(path: string, limit: number = largest, links?: Links): Buffer {
  const file = openSized(path, links)
  try {
    const bytes = readAll(file, path, limit)
    if (bytes.length > limit) throw new TooLargeError(path, limit)
    return bytes
  } finally {
    closeSync(file.descriptor)
  }
}

/**
 * Reads up to the end of the file, or past the limit. A file that is as long as it was when it was opened is at its end:
 * asking whether there is more takes as long as reading a small one.
 */
function readAll({descriptor, size}: SizedFile, path: string, limit: number): Buffer {
  let buffer = shared
  let length = 0
  for (let read = -1; read !== 0 && length <= limit; length += read) {
    if (length === buffer.length) buffer = grow(buffer, descriptor, path)
    read = readSync(descriptor, buffer, length, buffer.length - length, null)
    if (size > 0 && length + read === size) return buffer.subarray(0, size)
  }
  return buffer.subarray(0, length)
}

/** A buffer that is large enough for a file, as far as that can be told: a pipe has no size, and a file may grow. */
function grow(buffer: Buffer, file: number, path: string): Buffer {
  if (buffer.length >= largest) throw new UnreadableFileError(path, 'more than 512 MB')
  const wanted = Math.max(buffer.length * 2, fstatSync(file).size + 1)
  const larger = Buffer.allocUnsafeSlow(Math.min(wanted, largest))
  buffer.copy(larger)
  if (larger.length <= largestShared) shared = larger
  return larger
}

/** Decodes UTF-8 bytes; `path` names them in errors. Throws an `UnreadableFileError` for other encodings. */
export function decodeText(bytes: Buffer, path: string): string {
  const decoded = decode(bytes)
  if ('encoding' in decoded) throw new UnreadableFileError(path, decoded.encoding)
  return decoded.text
}

/** The text of bytes, or the name of the encoding or kind that other bytes seem to have. */
export type Decoded = {readonly text: string} | {readonly encoding: string}

/** Decodes UTF-8 bytes, with their byte order mark, or guesses the encoding of others. */
export function decode(bytes: Buffer): Decoded {
  const encoding = foreignEncoding(bytes)
  if (encoding !== undefined) return {encoding}
  // ASCII, as most articles are, decodes several times faster as Latin-1.
  if (isAscii(bytes)) return {text: bytes.toString('latin1')}
  if (!isUtf8(bytes)) return {encoding: 'text that is not UTF-8, perhaps Latin-1 or Windows-1252'}
  return {text: bytes.toString('utf8')}
}

/**
 * The encoding of bytes that are no UTF-8 by their byte order mark or NULs, of which Western text in UTF-16 has one in
 * every two bytes.
 */
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
