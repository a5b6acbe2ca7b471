/** A part that cannot be put together with others; the message says where and why. */
export class ShardError extends Error {
  override readonly name = 'PartError'

  /** `place` is a file, or a line of it. */
  constructor(place: string, sentence: string) {
    super(`${place}: ${sentence}`)
  }
}

/** A part that is not as it should be. */
export function mismatch(place: string, unexpected: string, expected: string): ShardError {
  return new ShardError(place, `Unexpected ${unexpected}, expected ${expected}`)
}
