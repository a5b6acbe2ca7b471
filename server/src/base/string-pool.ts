/** Strings, each stored once and named by its place. */
export interface StringPool {
  /** The place of a string, which is added where it is new; `NO_STRING` for none. */
  readonly place: (text: string | undefined) => number
  /** The strings by their places. */
  readonly strings: readonly string[]
}

/** The place of a string that is not there. */
export const NO_STRING = -1

/** A pool without strings. */
export function createStringPool(): StringPool {
  const places = new Map<string, number>()
  const strings: string[] = []
  return {
    place(text) {
      if (text === undefined) return NO_STRING
      const known = places.get(text)
      if (known !== undefined) return known
      const copy = copyText(text)
      places.set(copy, strings.length)
      return strings.push(copy) - 1
    },
    strings
  }
}

/** A copy that holds on to nothing else: V8 keeps a slice of a text as a reference into the whole of it. */
export function copyText(text: string): string {
  return ` ${text}`.slice(1)
}
