/** From when until when something holds: ISO 8601 dates of any precision, both included. */
export interface DateBounds {
  readonly since?: string
  readonly until?: string
}

/** Whether a date may lie within bounds. */
export function holdsAt({since, until}: DateBounds, date: string): boolean {
  return !(since && isBefore(date, since)) && !(until && isBefore(until, date))
}

/**
 * Whether one date lies wholly before another. Dates compare as text up to the precision of the coarser
 * one, so a day is not before its own month; of an interval its start counts, of a time its day.
 */
export function isBefore(a: string, b: string): boolean {
  // Whatever is known and differs makes the texts differ in the same way.
  if (a >= b) return false
  const first = knownPart(a)
  const second = knownPart(b)
  const length = Math.min(first.length, second.length)
  return first.slice(0, length) < second.slice(0, length)
}

/** The digits that are known: without marks of doubt, and only up to unknown digits. */
function knownPart(date: string): string {
  const end = date.search(/[^0-9-]/)
  return end < 0 ? date : date.slice(0, end)
}
