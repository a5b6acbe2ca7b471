/**
 * A date of ISO 8601 or of EDTF's first level: a year, a month or a day, perhaps with a time, perhaps
 * uncertain (`?`, `~`, `%`), perhaps with unknown digits (`X`).
 */
const pattern =
  /^(-?[0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2})(?:T[0-9]{2}(?::[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?)?)?[?~%]?$/

/** Most dates are such, and need no closer look. */
const plainDate = /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])$/

/** Whether a text is a date, or an interval of two dates of which one may be open. */
export function isDate(text: string): boolean {
  if (plainDate.test(text)) return true
  const ends = text.split('/')
  if (ends.length > 2) return false
  if (ends.length === 1) return isSingleDate(text)
  return ends.every(end => end === '' || end === '..' || isSingleDate(end)) && text !== '/'
}

function isSingleDate(text: string): boolean {
  const match = pattern.exec(text)
  if (match === null) return false
  const [, year = '', month = '01', day = '01'] = match
  if (!mayBe(month, 1, 12)) return false
  return mayBe(day, 1, month.includes('X') || year.includes('X') ? 31 : daysIn(year, month))
}

/** Whether two digits, of which some may be unknown, can stand for a number between two others. */
function mayBe(digits: string, least: number, most: number): boolean {
  const low = Number(digits.replaceAll('X', '0'))
  const high = Number(digits.replaceAll('X', '9'))
  return high >= least && low <= most
}

function daysIn(year: string, month: string): number {
  const number = Number(year)
  const leap = number % 4 === 0 && (number % 100 !== 0 || number % 400 === 0)
  if (month === '02') return leap ? 29 : 28
  return ['04', '06', '09', '11'].includes(month) ? 30 : 31
}

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
