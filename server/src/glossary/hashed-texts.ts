/** Texts with numbers, in buckets by the lower bits of their hashes. */
export interface HashedTexts {
  /** How many there are: a power of two. */
  readonly buckets: number
  /** The place of the first text of a bucket; of the number of buckets, that behind the last text. */
  readonly startOf: (bucket: number) => number
  readonly hashAt: (place: number) => number
  readonly numberAt: (place: number) => number
  readonly textOf: (number: number) => string
}

/** The texts of a compiled file. */
export interface HashedParts {
  readonly ids: HashedTexts
  readonly names: HashedNames
}

/** The normalised names that entries bear, by the hashes of their folded texts. */
interface HashedNames {
  readonly texts: HashedTexts
  /** The kinds of the entries that bear a name, by its number, in their order. */
  readonly kindsOf: (name: number) => ReadonlySet<string>
}
