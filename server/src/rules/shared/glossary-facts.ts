import {oncePer} from '../../base/memo.js'
import {type DateBounds, isBefore} from '../../codebook/dates.js'
import type {Entry} from '../../glossary/entry.js'
import {isDeprecated} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'
import {entryBounds, hasBounds} from '../../glossary/name-periods.js'

/** Facts about a whole glossary that rules need for each article; memoised by glossary. */
export interface GlossaryFacts {
  /** The deprecated entries. */
  readonly deprecated: ReadonlySet<Entry>
  /** The time in which an entry and all its names hold, for entries in use with any dates. */
  readonly dated: ReadonlyMap<Entry, DateBounds>
}

/** The facts of a glossary. */
export const glossaryFacts: (glossary: Glossary) => GlossaryFacts = oncePer(glossary => {
  const {change, entries} = glossary
  if (!change) return gather(entries.values())
  const known = glossaryFacts(change.base)
  const current = ({id}: Entry): Entry[] => (change.ids.has(id) ? [] : toList(entries.get(id)))
  const more = gather([...change.ids].flatMap(id => toList(entries.get(id))))
  const kept = Array.from(known.dated, ([entry, bounds]) => {
    return current(entry).map(now => [now, bounds] as const)
  })
  return {
    deprecated: new Set([...[...known.deprecated].flatMap(current), ...more.deprecated]),
    dated: new Map([...kept.flat(), ...more.dated])
  }
})

/** What a rule may ask of the facts of a glossary. */
export interface AskedFacts {
  readonly deprecated: Pick<ReadonlySet<Entry>, 'size' | 'has'>
  readonly dated: Pick<ReadonlyMap<Entry, DateBounds>, 'size' | 'get'>
}

/** The facts of a glossary; those of one that is not in memory are made out for the entries that are asked about. */
export const factsOf: (glossary: Glossary) => AskedFacts = oncePer(glossary => {
  if (!glossary.storedIndex) return glossaryFacts(glossary)
  const boundsOf = oncePer((entry: Entry): DateBounds | undefined => {
    const common = isDeprecated(entry) ? {} : commonBounds(entry)
    return hasBounds(common) ? common : undefined
  })
  // How many there are is not known, but that there may be some.
  const size = Number.POSITIVE_INFINITY
  return {deprecated: {size, has: isDeprecated}, dated: {size, get: boundsOf}}
})

function toList<T>(item: T | undefined): T[] {
  return item === undefined ? [] : [item]
}

function gather(entries: Iterable<Entry>): GlossaryFacts {
  const deprecated = new Set<Entry>()
  const dated = new Map<Entry, DateBounds>()
  for (const entry of entries) {
    if (isDeprecated(entry)) {
      deprecated.add(entry)
      continue
    }
    const common = commonBounds(entry)
    if (hasBounds(common)) dated.set(entry, common)
  }
  return {deprecated, dated}
}

/** The time in which an entry and all its names hold; of two bounds that may be the same, the more precise one. */
function commonBounds(entry: Entry): DateBounds {
  const names = entry.mayHaveDatedNames === false ? [] : entry.names
  let since: string | undefined
  let until: string | undefined
  for (const bounds of [...names, entryBounds(entry) ?? {}]) {
    since = stricter(since, bounds.since, (own, other) => isBefore(other, own))
    until = stricter(until, bounds.until, isBefore)
  }
  return {...(since ? {since} : {}), ...(until ? {until} : {})}
}

function stricter(
  other: string | undefined,
  own: string | undefined,
  isStricter: (own: string, other: string) => boolean
): string | undefined {
  if (!own || !other) return own || other
  if (isStricter(own, other)) return own
  return own.length > other.length && !isStricter(other, own) ? own : other
}
