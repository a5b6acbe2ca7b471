/** A list of 32-bit numbers that grows. */
export interface GrowingInts {
  ints: Int32Array
  length: number
}

/** An empty list with room for a number of items. */
export function growingInts(room = 1024): GrowingInts {
  return {ints: new Int32Array(room), length: 0}
}

/** Adds a number to a list. */
export function pushInt(list: GrowingInts, value: number): void {
  if (list.length === list.ints.length) grow(list)
  list.ints[list.length++] = value
}

/** Adds so many zeros to a list; gives its numbers, to be set. */
export function reserveInts(list: GrowingInts, more: number): Int32Array {
  while (list.length + more > list.ints.length) grow(list)
  list.length += more
  return list.ints
}

function grow(list: GrowingInts): void {
  const larger = new Int32Array(list.ints.length * 2)
  larger.set(list.ints)
  list.ints = larger
}

/** The numbers of a list. */
export function intsOf({ints, length}: GrowingInts): Int32Array {
  return ints.subarray(0, length)
}

/** Bytes that grow. */
export interface GrowingBytes {
  bytes: Uint8Array
  length: number
}

/** No bytes yet, with room for a number of them: memory that is not written to costs nothing. */
export function growingBytes(room: number): GrowingBytes {
  return {bytes: new Uint8Array(room), length: 0}
}

/** Makes room for so many more bytes. */
export function reserve(list: GrowingBytes, more: number): void {
  if (list.length + more <= list.bytes.length) return
  const larger = new Uint8Array(Math.max(list.bytes.length * 2, list.length + more))
  larger.set(list.bytes.subarray(0, list.length))
  list.bytes = larger
}
