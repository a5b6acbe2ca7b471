/**
 * Cuts a short stretch out of a text: the same string for the same words as long as they come again and again, as the names of
 * kinds, attributes, codes and entries do. V8 compares such strings by their addresses, keeps the hash of each, and no slice
 * holds on to the text: an article of 10 MB takes 8 MB less by it. Longer stretches are plain slices.
 */
export function cutCommon(text: string, start: number, end: number): string {
  const length = end - start
  if (length > LONGEST || length <= 0) return text.slice(start, end)
  let hash = length
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  const slot = (hash ^ (hash >>> 14)) & (SLOTS - 1)
  if (HASHES[slot] === hash) {
    const known = TEXTS[slot]
    if (known === undefined) return keep(text, start, end, slot)
    if (known.length === length && isAt(text, start, known)) return known
  }
  // What is met once is a slice; it is kept when it is met the next time.
  HASHES[slot] = hash
  TEXTS[slot] = undefined
  return text.slice(start, end)
}

/** UTF-16 units of the longest stretch that is kept. */
const LONGEST = 40

const SLOTS = 4096

const HASHES = new Int32Array(SLOTS)
const TEXTS: (string | undefined)[] = Array.from({length: SLOTS}, () => undefined)

function isAt(text: string, start: number, known: string): boolean {
  for (let at = 0; at < known.length; at++)
    if (known.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  return true
}

/** Keeps a stretch as V8 keeps the names of properties: as the only string of these characters. */
function keep(text: string, start: number, end: number, slot: number): string {
  const names: Record<string, number> = Object.create(null)
  names[text.slice(start, end)] = 0
  const [kept = ''] = Object.keys(names)
  TEXTS[slot] = kept
  return kept
}
