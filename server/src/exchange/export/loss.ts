/**
 * One thing that a format cannot hold as the article says it. What is `dropped` is not there; what is `split` or `widened` is
 * there in more pieces, or with more words; what is `encoded` or `moved` is there in another form, or at another place.
 */
export interface Loss {
  /** The article, or the file that is brought in. */
  readonly path: string
  /** The `#id` of the tag, or its kind and the offset of its first word, as `actor@12`; empty for the article as a whole. */
  readonly id: string
  /** An attribute's name, or `annotation`, `fragments`, `id`, `comment`, `metadata`, `line-ends` and the like. */
  readonly feature: string
  readonly value: string
  readonly done: Done
}

/** What was done to that which does not fit. */
export type Done = (typeof DONE)[number]

/** All there is, the gravest first. */
export const DONE = ['dropped', 'split', 'widened', 'encoded', 'moved'] as const

/** Losses, counted as they come, so that a run over many articles holds none of them. */
export interface LossCounter {
  readonly add: (losses: readonly Loss[]) => void
  /** How many there are that were done so. */
  readonly countOf: (done: Done) => number
  /** What was done how often, the gravest first: `dropped: 2 comment; moved: 1 quote`. Empty without losses. */
  readonly summary: () => string
}

/** Makes a counter without losses. */
export function createLossCounter(): LossCounter {
  const counts = new Map<Done, Map<string, number>>()
  return {
    add(losses) {
      for (const {done, feature} of losses) {
        const features = counts.get(done) ?? new Map<string, number>()
        counts.set(done, features.set(feature, (features.get(feature) ?? 0) + 1))
      }
    },
    countOf: done => [...(counts.get(done)?.values() ?? [])].reduce((sum, count) => sum + count, 0),
    summary: () =>
      DONE.flatMap(done => {
        const features = counts.get(done)
        if (!features) return []
        const counted = [...features].sort(([a], [b]) => (a < b ? -1 : 1))
        return [`${done}: ${counted.map(([feature, count]) => `${count} ${feature}`).join(', ')}`]
      }).join('; ')
  }
}
