import type {Entry} from './entry.js'
import type {Glossary} from './glossary.js'

/** A place that another one lies in; without an entry where the glossary does not have it. */
export interface PlaceAround {
  readonly id: string
  readonly entry: Entry | undefined
}

/** The places around a place, by the fields `within`, the nearest first; a cycle ends where it would start again. */
export function placesAround(entry: Entry, {entries}: Glossary): readonly PlaceAround[] {
  const seen = new Set([entry.id])
  const chain: PlaceAround[] = []
  let id = idAround(entry)
  while (id !== undefined && !seen.has(id) && chain.length < LONGEST_CHAIN) {
    seen.add(id)
    const around = entries.get(id)
    chain.push({id, entry: around})
    id = around && idAround(around)
  }
  return chain
}

const LONGEST_CHAIN = 12

function idAround({fields}: Entry): string | undefined {
  return fields.get('within')?.values[0]?.text
}
