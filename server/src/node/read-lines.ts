import {closeSync, readSync} from 'node:fs'
import {openFile} from './open-file.js'
import {readPiece} from './standard-streams.js'

/** A line is longer than any that Newsmark writes: more than about 2 GB of a file, fewer of a pipe. */
export class LongLineError extends Error {
  override readonly name = 'LongLineError'
}

/**
 * The lines of a UTF-8 file, or of standard input where there is no path, each without its line feed, one at a time, as
 * the file may be larger than memory. Throws a `LongLineError` and what `openFile` throws.
 */
export function* readLinesOf(path: string | undefined): Generator<string> {
  if (path === undefined) {
    yield* linesFrom(readPiece)
    return
  }
  const descriptor = openFile(path)
  try {
    yield* linesFrom(piece => readSync(descriptor, piece))
  } finally {
    closeSync(descriptor)
  }
}

function* linesFrom(read: (piece: Buffer) => number): Generator<string> {
  const buffer = Buffer.allocUnsafeSlow(PIECE)
  let open: Buffer[] = []
  for (let size = read(buffer); size > 0; size = read(buffer)) {
    const piece = buffer.subarray(0, size)
    let from = 0
    for (let to = piece.indexOf(LINE_FEED); to >= 0; to = piece.indexOf(LINE_FEED, from)) {
      yield join([...open, piece.subarray(from, to)])
      open = []
      from = to + 1
    }
    if (open.length > MOST_PIECES) throw new LongLineError()
    // A copy, as the buffer is filled again before the line is complete.
    if (from < size) open.push(Buffer.from(piece.subarray(from)))
  }
  if (open.length > 0) yield join(open)
}

function join(pieces: readonly Buffer[]): string {
  const [only] = pieces
  return (pieces.length === 1 && only ? only : Buffer.concat(pieces)).toString('utf8')
}

/** Bytes. */
const PIECE = 256 * 1024
/** The most pieces of one line; a pipe may give pieces that are smaller than `PIECE`. */
const MOST_PIECES = 8 * 1024
const LINE_FEED = 10
