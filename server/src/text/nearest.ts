import {distance} from 'fastest-levenshtein'

/**
 * The candidates that a misspelt text may have meant, best first: at most a third of its characters
 * may differ (one in short ones). Equal distances keep the order of the candidates.
 */
export function nearest(text: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = text.toLowerCase()
  const reach = Math.max(1, Math.floor(wanted.length / 3))
  const found: {candidate: string; off: number}[] = []
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) > reach) continue
    const off = distance(wanted, candidate.toLowerCase())
    if (off <= reach) found.push({candidate, off})
  }
  found.sort((a, b) => a.off - b.off)
  return found.slice(0, limit).map(({candidate}) => candidate)
}
