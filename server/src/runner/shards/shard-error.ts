/** A shard that cannot be merged with others; the message says where and why. */
export class ShardError extends Error {
  override readonly name = 'ShardError'

  /** `place` is a file, or a line of it. */
  constructor(place: string, sentence: string) {
    super(`${place}: ${sentence}`)
  }
}

/** The error of a shard that is not as it should be. */
export function mismatch(place: string, unexpected: string, expected: string): ShardError {
  return new ShardError(place, `Unexpected ${unexpected}, expected ${expected}`)
}
