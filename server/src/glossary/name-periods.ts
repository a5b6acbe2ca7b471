import {foldCase, normaliseName, withoutLineHyphen} from '../base/names.js'
import {type DateBounds, holdsAt} from '../codebook/dates.js'
import type {Alias, Entry} from './entry.js'

/**
 * The aliases of an entry with a text, exactly or else without case, or else without the hyphen at a line's end; of one
 * text there are several where the entry bears it in several periods. Empty for a text that is no name of the entry.
 */
export function aliasesFor({names}: Entry, text: string): readonly Alias[] {
  const normal = normaliseName(text)
  const found = aliasesLike(names, normal)
  if (found.length > 0) return found
  const joined = withoutLineHyphen(text)
  return joined === undefined ? found : aliasesLike(names, joined)
}

function aliasesLike(names: readonly Alias[], normal: string): readonly Alias[] {
  const exact = names.filter(({text}) => normaliseName(text) === normal)
  if (exact.length > 0) return exact
  const folded = foldCase(normal)
  return names.filter(({text}) => foldCase(normaliseName(text)) === folded)
}

/** Whether an entry bears a name, at whatever time. */
export function bearsName(entry: Entry, text: string): boolean {
  return aliasesFor(entry, text).length > 0
}

/** Whether an entry bears a name at a date; one that is no name of the entry, it might bear at any. */
export function bearsNameAt(entry: Entry, text: string, date: string): boolean {
  const periods = namePeriods(entry, text)
  return periods.length === 0 || periods.some(period => holdsAt(period, date))
}

/** The periods in which an entry bears a name: those of the name, or else that of the entry. */
export function namePeriods(entry: Entry, text: string): readonly DateBounds[] {
  return aliasesFor(entry, text).map(alias => periodOf(entry, alias))
}

/** The period in which an entry bears one of its names: that of the name, or else that of the entry. */
export function periodOf(entry: Entry, alias: Alias): DateBounds {
  return hasBounds(alias) ? alias : (entryBounds(entry) ?? ALWAYS)
}

const ALWAYS: DateBounds = {}

/** Whether there is a start or an end. */
export function hasBounds({since, until}: DateBounds): boolean {
  return since !== undefined || until !== undefined
}

/** The dates of an entry; undefined where it has none, or where they are those of its `function`, which people outlive. */
export function entryBounds({fields}: Entry): DateBounds | undefined {
  if (fields.has('function')) return undefined
  const since = fields.get('since')?.values[0]?.text
  const until = fields.get('until')?.values[0]?.text
  return since || until ? {...(since ? {since} : {}), ...(until ? {until} : {})} : undefined
}
