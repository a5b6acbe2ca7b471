import {closeSync, openSync, readSync, unlinkSync, writeSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/**
 * A list of lines that is longer than memory should hold: the latest two megabytes are in memory, all before them in a
 * temporary file without a name, of which nothing stays behind however the process ends.
 */
export interface LineStore {
  /** Adds a line, which has no line feed in it. */
  readonly add: (line: string) => void
  /** Gives all lines, after which none may be added. */
  readonly finish: () => StoredLines
}

/**
 * The lines of a store as plain data, which threads of one process may hand to each other. To be closed by
 * `closeLines`.
 */
export interface StoredLines {
  /** The open file with the earlier lines, if there are any; its length is in bytes. */
  readonly file: {readonly descriptor: number; readonly length: number} | undefined
  /** The later lines as UTF-8, a line feed after each. */
  readonly rest: Uint8Array
}

/** Makes a store that holds `most` bytes in memory, or more where there can be no temporary file. */
export function createLineStore(most: number = MOST): LineStore {
  let buffer: Buffer = Buffer.allocUnsafeSlow(Math.min(most, FIRST))
  let used = 0
  let file: {descriptor: number; length: number} | undefined
  let mayWrite = true
  const makeRoom = (wanted: number): void => {
    if (used > 0 && mayWrite && used + wanted > most) {
      file ??= openUnnamed()
      const written = file !== undefined && writeAt(file, buffer.subarray(0, used))
      if (written) used = 0
      // Where the disk is full, lines stay in memory.
      else mayWrite = false
    }
    if (used + wanted > buffer.length) buffer = grow(buffer, used, used + wanted, most)
  }
  return {
    add(line) {
      makeRoom(line.length * BYTES_PER_UNIT + 1)
      used += buffer.write(line, used)
      buffer[used++] = LINE_FEED
    },
    finish: () => ({file: file && {...file}, rest: buffer.subarray(0, used)})
  }
}

/** Bytes. */
const MOST = 2 * 1024 * 1024
/** Bytes of the first buffer: enough for the lines of most runs. */
const FIRST = 64 * 1024
/** The most bytes of UTF-8 for a UTF-16 unit. */
const BYTES_PER_UNIT = 3
const LINE_FEED = 10

function grow(buffer: Buffer, used: number, wanted: number, most: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(Math.max(wanted, Math.min(most, buffer.length * 2)))
  buffer.copy(larger, 0, 0, used)
  return larger
}

/** Opens a new file and removes its name; undefined where the system refuses that. */
function openUnnamed(): {descriptor: number; length: number} | undefined {
  const path = join(tmpdir(), `newsmark-${process.pid}-${process.hrtime.bigint()}`)
  try {
    const descriptor = openSync(path, 'wx+', 0o600)
    unlinkSync(path)
    return {descriptor, length: 0}
  } catch (error) {
    if (isSystemError(error)) return undefined
    throw error
  }
}

/** Writes bytes at the end of the file; gives whether that could be done. */
function writeAt(file: {readonly descriptor: number; length: number}, bytes: Uint8Array): boolean {
  try {
    for (let done = 0; done < bytes.length; )
      done += writeSync(file.descriptor, bytes, done, bytes.length - done, file.length + done)
    file.length += bytes.length
    return true
  } catch (error) {
    if (isSystemError(error)) return false
    throw error
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

/**
 * The lines of a store in order, without their line feeds, of which some hundred kilobytes are in memory at a time.
 * Throws what `node:fs` throws of the temporary file.
 */
export function* readLines({file, rest}: StoredLines): Generator<string> {
  if (file) yield* linesInFile(file)
  yield* linesIn(rest, rest.length)
}

function* linesInFile({
  descriptor,
  length
}: {
  readonly descriptor: number
  readonly length: number
}): Generator<string> {
  let piece: Buffer = Buffer.allocUnsafeSlow(PIECE)
  let kept = 0
  for (let at = 0; at < length; ) {
    const read = readSync(descriptor, piece, kept, Math.min(piece.length - kept, length - at), at)
    if (read === 0) throw new Error('Unexpected end of a temporary file')
    at += read
    const end = piece.subarray(0, kept + read).lastIndexOf(LINE_FEED) + 1
    yield* linesIn(piece, end)
    piece.copy(piece, 0, end, kept + read)
    kept += read - end
    if (kept === piece.length) piece = grow(piece, kept, 0, Number.POSITIVE_INFINITY)
  }
}

/** Bytes. */
const PIECE = 256 * 1024

/** The lines in the bytes before `end`, the last of which is a line feed. */
function* linesIn(bytes: Uint8Array, end: number): Generator<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, end)
  for (let from = 0; from < end; ) {
    const to = buffer.indexOf(LINE_FEED, from)
    yield buffer.toString('utf8', from, to)
    from = to + 1
  }
}

/** Closes the temporary file, if there is one, and so gives its room back. */
export function closeLines({file}: StoredLines): void {
  if (file) closeSync(file.descriptor)
}
