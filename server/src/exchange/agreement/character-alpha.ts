import type {Span} from '../../base/span.js'
import {type AlphaSums, disagreement} from './alpha.js'

/** A stretch that a coder has marked as a kind. */
export interface MarkedSpan extends Span {
  readonly kind: string
}

/**
 * What α on characters is made of, for one text: each character is an item, and its value is what a coder marked there. The
 * unit is the UTF-16 code unit of the base text. `toValue` makes the value of the kinds that a coder has there; it has to give
 * one object for equal sets. The time grows with the number of spans, and not with the length of the text.
 */
export function characterSums<Value>(
  coders: readonly (readonly MarkedSpan[])[],
  length: number,
  toValue: (kinds: Iterable<string>) => Value,
  distance: (a: Value, b: Value) => number
): AlphaSums<Value> {
  const counts = new Map<Value, number>()
  let observed = 0
  if (coders.length < 2) return {observed, counts}
  const open = coders.map(() => new Map<string, number>())
  const values = coders.map(() => toValue([]))
  const events = eventsOf(coders)
  let at = 0
  const until = (offset: number): void => {
    if (offset <= at) return
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + offset - at)
    observed += (offset - at) * disagreement(values, distance)
    at = offset
  }
  for (const {offset, coder, kind, by} of events) {
    until(Math.min(offset, length))
    const kinds = open[coder]
    if (!kinds) continue
    const depth = (kinds.get(kind) ?? 0) + by
    if (depth > 0) kinds.set(kind, depth)
    else kinds.delete(kind)
    values[coder] = toValue(kinds.keys())
  }
  until(length)
  return {observed, counts}
}

/** The starts and ends of all spans, in the order of the text. */
function eventsOf(coders: readonly (readonly MarkedSpan[])[]) {
  return coders
    .flatMap((spans, coder) =>
      spans.flatMap(({start, end, kind}) => [
        {offset: start, coder, kind, by: 1},
        {offset: end, coder, kind, by: -1}
      ])
    )
    .sort((a, b) => a.offset - b.offset)
}
