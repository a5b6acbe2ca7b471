import type {LineIndex} from '../../../syntax/line-index.js'

/**
 * Makes a function that gives the column of an offset in its line, from 1 on, in bytes of UTF-8. In a line of
 * megabytes it costs little as long as places come in about the order of the text.
 */
export function createByteColumns({
  text,
  starts
}: LineIndex): (line: number, offset: number) => number {
  let known: readonly KnownPlace[] = []
  return (line, offset) => {
    const before = known.filter(place => place.line === line && place.offset <= offset)
    const from = before.reduce(later, {line, offset: starts[line - 1] ?? 0, bytes: 0})
    const bytes = from.bytes + countBytes(text, from.offset, offset)
    known = [...known.slice(1 - KEPT), {line, offset, bytes}]
    return bytes + 1
  }
}

interface KnownPlace {
  readonly line: number
  readonly offset: number
  /** Before it in its line. */
  readonly bytes: number
}

function later(a: KnownPlace, b: KnownPlace): KnownPlace {
  return b.offset > a.offset ? b : a
}

/** Places to count on from: those of a finding and of what is around it. */
const KEPT = 12

/** Half a surrogate pair takes the three bytes of the sign that stands for it. */
function countBytes(text: string, from: number, to: number): number {
  let bytes = 0
  for (let at = from; at < to; at += 1) {
    const point = text.codePointAt(at) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (point >= 0x10000) at += 1
  }
  return bytes
}
