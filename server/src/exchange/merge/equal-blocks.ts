import type {Span} from '../../base/span.js'
import {changedParagraphs} from '../../model/seal.js'
import {findFrontMatter} from '../../syntax/front-matter.js'
import {splitBlocks} from '../../syntax/split-blocks.js'

/** Three of something, one for each version. */
export type OfThree<T> = Readonly<Record<'base' | 'ours' | 'theirs', T>>

/** One version of an article in blocks. */
export interface Blocks {
  readonly text: string
  readonly spans: readonly Span[]
  /** The block itself, by its index. */
  readonly texts: readonly string[]
}

/** A block that stands in all three versions letter for letter, by its index in each. */
export type EqualBlock = OfThree<number>

/**
 * Parts three versions of an article into blocks, and finds those that are in all of them, in order. Undefined where blank
 * lines alone do not tell where blocks are.
 */
export function equalBlocks(
  texts: OfThree<string>
): {readonly blocks: OfThree<Blocks>; readonly equal: readonly EqualBlock[]} | undefined {
  const [base, ours, theirs] = [toBlocks(texts.base), toBlocks(texts.ours), toBlocks(texts.theirs)]
  if (!base || !ours || !theirs) return undefined
  const [toOurs, toTheirs] = [pairBlocks(base, ours), pairBlocks(base, theirs)]
  const equal = base.texts.flatMap((_text, index) => {
    const [inOurs, inTheirs] = [toOurs.get(index), toTheirs.get(index)]
    return inOurs === undefined || inTheirs === undefined
      ? []
      : [{base: index, ours: inOurs, theirs: inTheirs}]
  })
  return {blocks: {base, ours, theirs}, equal}
}

function toBlocks(text: string): Blocks | undefined {
  const {content, bodyStart} = findFrontMatter(text)
  // What is no front matter as a whole may be some without a part of it.
  if (!content && text.startsWith('---', bodyStart)) return undefined
  const spans = splitBlocks(text, bodyStart)
  return spans && {text, spans, texts: spans.map(({start, end}) => text.slice(start, end))}
}

/** The indexes of the blocks that a version shares with the common one, by those in the common one. */
function pairBlocks(base: Blocks, side: Blocks): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  let [before, after] = [0, 0]
  const end = {oldStart: base.texts.length, newStart: side.texts.length, oldEnd: 0, newEnd: 0}
  for (const change of [...changedParagraphs(base.texts, side.texts), end]) {
    while (before < change.oldStart) pairs.set(before++, after++)
    before = change.oldEnd
    after = change.newEnd
  }
  return pairs
}
