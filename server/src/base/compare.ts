/** Compares texts by their UTF-16 code units, the same on every machine, as `sort` does without a comparator. */
export function compareText(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0
}
