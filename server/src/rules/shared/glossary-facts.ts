import {oncePer} from '../../base/memo.js'
import {type DateBounds, isBefore} from '../../codebook/dates.js'
import type {Entry} from '../../glossary/entry.js'
import {isDeprecated} from '../../glossary/entry.js'
import type {Glossary} from '../../glossary/glossary.js'

/** Facts about a whole glossary that rules need for each article; memoised by glossary. */
export interface GlossaryFacts {
  /** The deprecated entries. */
  readonly deprecated: ReadonlySet<Entry>
  /** The time in which an entry and all its names hold, for entries in use with any dates. */
  readonly dated: ReadonlyMap<Entry, DateBounds>
}

/** The facts of a glossary. */
export const glossaryFacts: (glossary: Glossary) => GlossaryFacts = oncePer(gather)

function gather({entries}: Glossary): GlossaryFacts {
  const deprecated = new Set<Entry>()
  const dated = new Map<Entry, DateBounds>()
  for (const entry of entries.values()) {
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
  let since: string | undefined
  let until: string | undefined
  for (const bounds of [...entry.names, entryBounds(entry) ?? {}]) {
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

/** Whether there is a start or an end. */
export function hasBounds({since, until}: DateBounds): boolean {
  return since !== undefined || until !== undefined
}

/** The dates of an entry; undefined where it has none, or where they are those of its `function`. */
export function entryBounds({fields}: Entry): DateBounds | undefined {
  if (fields.has('function')) return undefined
  const since = fields.get('since')?.values[0]?.text
  const until = fields.get('until')?.values[0]?.text
  return since || until ? {...(since ? {since} : {}), ...(until ? {until} : {})} : undefined
}
