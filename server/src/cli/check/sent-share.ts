import type {OwnShare, Share} from './share.js'

/** A share as other threads get it: its paths are in memory that all threads have in common, and read batch by batch. */
export interface SentShare extends Pick<Share, 'ends' | 'taken'> {
  /** All paths as UTF-8, each with a NUL behind it. */
  readonly bytes: Uint8Array<SharedArrayBuffer>
  /** Where the paths of each batch end in these. */
  readonly byteEnds: Uint32Array
}

/** Makes a share ready to be sent. */
export function sendShare({paths, ends, taken, pathsIn}: OwnShare): SentShare {
  const length = paths.reduce((sum, path) => sum + Buffer.byteLength(path) + 1, 0)
  const bytes = new Uint8Array(new SharedArrayBuffer(length))
  const target = Buffer.from(bytes.buffer)
  let used = 0
  let from = 0
  const byteEnds = Uint32Array.from(ends, (to, index) => {
    for (const path of pathsIn({index, from, to})) used += target.write(`${path}\0`, used)
    from = to
    return used
  })
  return {ends, taken, bytes, byteEnds}
}

/** The share that was sent. */
export function receiveShare({ends, taken, bytes, byteEnds}: SentShare): Share {
  const source = Buffer.from(bytes.buffer)
  return {
    ends,
    taken,
    pathsIn: ({index}) =>
      source.toString('utf8', byteEnds[index - 1] ?? 0, (byteEnds[index] ?? 1) - 1).split('\0')
  }
}
