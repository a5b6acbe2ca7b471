import type {Annotation} from '../compare/annotation.js'
import {referencesIn} from '../compare/references.js'

/** One article as several coders have coded it; its base text is the same for all. */
export interface CodedText {
  /** As the reader knows it: the path below the folders of the coders. */
  readonly name: string
  readonly text: string
  /** What each coder marked, in the order of the coders; undefined for one who has not coded it. */
  readonly codings: readonly (readonly Mark[] | undefined)[]
}

/** What a coder has marked, as far as coders are compared. */
export interface Mark extends Pick<Annotation, 'kind' | 'id' | 'fragments' | 'attributes' | 'at'> {
  /** The attributes whose values may be ids of the article, which each coder gives as they please. */
  readonly references: readonly string[]
}

/**
 * A mark that holds on to no model and no text of its article: of 2,000 articles with 40 marks each, these made the collector
 * of garbage work for longer than all else.
 */
export function markOf({kind, id, fragments, attributes, at, units}: Annotation): Mark {
  const references = referencesIn({units})
  return {
    kind,
    id,
    fragments,
    attributes,
    at,
    references: references.length > 0 ? references : NONE
  }
}

const NONE: readonly string[] = []

/** Two coders, by their places in the list of coders. */
export type CoderPair = readonly [number, number]

/** All pairs of so many coders. */
export function coderPairs(count: number): readonly CoderPair[] {
  const pairs: CoderPair[] = []
  for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) pairs.push([a, b])
  return pairs
}

/** A text as two of its coders alone have coded it; the others are as if they had not. */
export function onlyPair({name, text, codings}: CodedText, [a, b]: CoderPair): CodedText {
  return {
    name,
    text,
    codings: codings.map((coding, at) => (at === a || at === b ? coding : undefined))
  }
}
