import {closeSync, openSync, readSync, unlinkSync, writeSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** Lines that are kept in order: the first few megabytes in memory, all the rest in a temporary file. */
export interface LineStore {
  /** Adds a line, given without its line feed, of which it has none. */
  readonly add: (line: string) => void
  /** Nothing can be added any more. */
  readonly seal: () => SealedLines
}

/** Plain data, which may travel between the threads of a process. To be dropped with `dropLines`. */
export interface SealedLines {
  /** Where the earlier lines are, if there are more than memory should hold; the file has no name any more. */
  readonly file: {readonly descriptor: number; readonly length: number} | undefined
  /** The later ones, as UTF-8. */
  readonly rest: Uint8Array
}

/** Makes a store that holds no more than so many bytes in memory. */
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
      // Without room on the disk the lines stay in memory: that costs memory and nothing else.
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
    seal: () => ({file: file && {...file}, rest: buffer.subarray(0, used)})
  }
}

/** Bytes that are kept in memory by default. */
const MOST = 2 * 1024 * 1024
/** Most runs need no more. */
const FIRST = 64 * 1024
/** UTF-8 takes at most so many bytes for a UTF-16 unit. */
const BYTES_PER_UNIT = 3
const LINE_FEED = 10

function grow(buffer: Buffer, used: number, wanted: number, most: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(Math.max(wanted, Math.min(most, buffer.length * 2)))
  buffer.copy(larger, 0, 0, used)
  return larger
}

/** A new file without a name, so that nothing of it stays behind however the process ends; undefined where there can be none. */
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

/** Whether all could be written. */
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

/** The lines of a store in order, without their line feeds. Only a part of them is in memory at a time. */
export function* readLines({file, rest}: SealedLines): Generator<string> {
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

const PIECE = 256 * 1024

/** The lines in the first bytes, the last of which is a line feed. */
function* linesIn(bytes: Uint8Array, end: number): Generator<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, end)
  for (let from = 0; from < end; ) {
    const to = buffer.indexOf(LINE_FEED, from)
    yield buffer.toString('utf8', from, to)
    from = to + 1
  }
}

/** Gives up the temporary file, if there is one. */
export function dropLines({file}: SealedLines): void {
  if (file) closeSync(file.descriptor)
}
