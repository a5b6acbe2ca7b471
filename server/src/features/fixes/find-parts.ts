import type {Span} from '../../base/span.js'

/**
 * Where words stand in a text that a note about a tag gives: parts with ` … ` between two, whatever white space is between
 * the words. `near` are the fragments of the tag, sorted. Of several places those count that share most with these, in order.
 * Undefined where a part is not there, or where none shares anything with the fragments and one is there several times.
 */
export function findParts(
  text: string,
  words: string,
  near: readonly Span[]
): readonly Span[] | undefined {
  const split = words.split(' … ')
  for (const wanted of split.length > 1 ? [[words], split] : [[words]]) {
    const places = wanted.map(part => placesOf(text, part))
    const found = chain(places, near)
    const isSure =
      places.every(({length}) => length === 1) || found?.some(span => sharedWith(near, span) > 0)
    if (found && isSure) return found
  }
  return undefined
}

/** One place of each part, one behind the other: those that share most with fragments, and lie nearest to them. */
function chain(
  parts: readonly (readonly Span[])[],
  near: readonly Span[]
): readonly Span[] | undefined {
  const [start, end] = [near[0]?.start ?? 0, near.at(-1)?.end ?? 0]
  const worthOf = (span: Span): number =>
    sharedWith(near, span) - Math.max(0, start - span.end, span.start - end)
  let chains: readonly Chain[] = [{spans: [], end: 0, value: 0}]
  for (const places of parts) {
    let best: Chain | undefined
    let at = 0
    const next: Chain[] = []
    for (const span of places) {
      for (let before = chains[at]; before && before.end <= span.start; before = chains[++at])
        if (!best || before.value > best.value) best = before
      if (best)
        next.push({
          spans: [...best.spans, span],
          end: span.end,
          value: best.value + worthOf(span)
        })
    }
    chains = next
  }
  return [...chains].sort((a, b) => b.value - a.value)[0]?.spans
}

interface Chain {
  readonly spans: readonly Span[]
  readonly end: number
  readonly value: number
}

/** All places of words, in order. */
function placesOf(text: string, words: string): Span[] {
  const pattern = words
    .split(/\s+/)
    .map(word => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('\\s+')
  return [...text.matchAll(new RegExp(pattern, 'gu'))].map(({index, 0: match}) => ({
    start: index,
    end: index + match.length
  }))
}

function sharedWith(near: readonly Span[], {start, end}: Span): number {
  return near.reduce(
    (sum, other) => sum + Math.max(0, Math.min(end, other.end) - Math.max(start, other.start)),
    0
  )
}
