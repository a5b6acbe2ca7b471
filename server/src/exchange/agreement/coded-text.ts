import type {Annotation} from '../compare/annotation.js'

/** One article as several coders have coded it; its base text is the same for all. */
export interface CodedText {
  /** As the reader knows it: the path below the folders of the coders. */
  readonly name: string
  readonly text: string
  /** What each coder marked, in the order of the coders; undefined for one who has not coded it. */
  readonly codings: readonly (readonly Annotation[] | undefined)[]
}

/** Two coders, by their places in the list of coders. */
export type CoderPair = readonly [number, number]

/** All pairs of so many coders. */
export function coderPairs(count: number): readonly CoderPair[] {
  const pairs: CoderPair[] = []
  for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) pairs.push([a, b])
  return pairs
}
