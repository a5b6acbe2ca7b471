/** Something else than what should be there, in data that came from outside of the process. */
class ShapeError extends Error {
  override readonly name = 'ShapeError'
}

/** Reads JSON by a function that takes it apart with those below; undefined where it is something else. */
export function readJson<Value>(json: string, read: (value: unknown) => Value): Value | undefined {
  try {
    return read(JSON.parse(json))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ShapeError) return undefined
    throw error
  }
}

/** A list; throws a ShapeError on anything else, as all of these do. */
export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new ShapeError()
}

/** An object that is no list. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value
  throw new ShapeError()
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value
  throw new ShapeError()
}

/** A whole number from 0 on: a place in a text, or a number of things. */
export function whole(value: unknown): number {
  if (typeof value === 'number' && value >= 0 && Number.isSafeInteger(value)) return value
  throw new ShapeError()
}

/** True or false. */
export function flag(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  throw new ShapeError()
}

/** One of several words. */
export function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word {
  const word = words.find(known => known === value)
  if (word !== undefined) return word
  throw new ShapeError()
}

/** What a function reads, or undefined for what is absent. */
export function maybe<Value>(value: unknown, read: (value: unknown) => Value): Value | undefined {
  return value === null || value === undefined ? undefined : read(value)
}
