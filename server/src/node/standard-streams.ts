import {fstatSync, readSync, statSync, writeSync} from 'node:fs'
import {systemCode} from './system-errors.js'

/** File descriptors. */
export const STANDARD_INPUT = 0
export const STANDARD_OUTPUT = 1
export const STANDARD_ERROR = 2

/**
 * Writes texts to a file descriptor at once, in large pieces.
 * Not by way of `process.stdout`: that is slow to set up, and loses what is not yet written when the process exits.
 * Where nobody reads any more, as behind `| head`, the rest is left out: that is no mistake of anyone. Neither is what
 * standard error cannot take, as there is nowhere to tell it, and what is found goes elsewhere. Throws what `node:fs`
 * throws of other descriptors, as for a full disk.
 */
export function writeOutput(descriptor: number, texts: Iterable<string>): void {
  let pending = ''
  for (const text of texts) {
    pending += text
    if (pending.length < PIECE) continue
    if (!writeWhole(descriptor, pending)) return
    pending = ''
  }
  writeWhole(descriptor, pending)
}

const PIECE = 1 << 16

/** Whether somebody still reads. */
function writeWhole(descriptor: number, text: string): boolean {
  return writeBytes(descriptor, Buffer.from(text))
}

/** Writes bytes to a file descriptor at once; gives whether somebody still reads. */
export function writeBytes(descriptor: number, bytes: Buffer): boolean {
  for (let written = 0; written < bytes.length; ) {
    const length = writePiece(descriptor, bytes, written)
    if (length === undefined) return false
    written += length
  }
  return true
}

/** The number of bytes written, or undefined where nobody reads. */
function writePiece(descriptor: number, bytes: Buffer, from: number): number | undefined {
  for (;;) {
    try {
      return writeSync(descriptor, bytes, from)
    } catch (error) {
      if (systemCode(error) === 'EPIPE') return undefined
      if (descriptor === STANDARD_ERROR && systemCode(error) !== 'EAGAIN') return undefined
      if (systemCode(error) !== 'EAGAIN') throw error
      waitALittle()
    }
  }
}

/** All bytes of standard input, up to its end. */
export function readStdin(): Buffer {
  const pieces: Buffer[] = []
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE)
    const length = readPiece(piece)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(piece.subarray(0, length))
  }
}

/** Reads what comes next on standard input; gives the number of bytes, 0 at its end, which a pipe may tell as an error. */
export function readPiece(piece: Buffer): number {
  for (;;) {
    try {
      return readSync(STANDARD_INPUT, piece)
    } catch (error) {
      if (systemCode(error) === 'EOF') return 0
      if (systemCode(error) !== 'EAGAIN') throw error
      waitALittle()
    }
  }
}

/** A pipe that does not block, and is full or empty, is tried again a little later. */
function waitALittle(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY)
}

/** Milliseconds. */
const RETRY = 5

/** Whether a file descriptor may be a terminal: a device, but not the one that throws everything away. */
export function mayBeTerminal(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor)
    return (
      status.isCharacterDevice() && status.rdev !== statSync(NULL, {throwIfNoEntry: false})?.rdev
    )
  } catch (error) {
    if (systemCode(error) === 'EBADF') return false
    throw error
  }
}

/** Absent on Windows, where a device is then taken for a terminal until Node says more. */
const NULL = '/dev/null'
