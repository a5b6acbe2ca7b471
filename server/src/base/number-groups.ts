/** Numbers by texts, where most texts have a single number: a quarter of the memory of a list for each text. */
export interface NumberGroups {
  readonly add: (key: string, number: number) => void
  /** The numbers of a text, in the order in which they were added; none for one that is not there. */
  readonly get: (key: string) => readonly number[]
  /** The texts, in the order in which they came first. */
  readonly keys: () => Iterable<string>
}

/** Makes groups of no numbers. */
export function createNumberGroups(): NumberGroups {
  const first = new Map<string, number>()
  const further = new Map<string, number[]>()
  return {
    add(key, number) {
      const known = first.get(key)
      if (known === undefined) {
        first.set(key, number)
        return
      }
      const all = further.get(key)
      if (all) all.push(number)
      else further.set(key, [known, number])
    },
    get(key) {
      const all = further.get(key)
      if (all) return all
      const only = first.get(key)
      return only === undefined ? NONE : [only]
    },
    keys: () => first.keys()
  }
}

const NONE: readonly number[] = []
