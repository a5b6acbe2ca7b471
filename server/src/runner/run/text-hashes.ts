import type {FactsRows} from '../../model/facts/facts-table.js'

/**
 * Puts the hash of the whole text in place of that of its start in all rows of some tables that share theirs with another
 * one: only these can be copies. All other rows keep what they have, which no other has. `hashOf` gives the hash of the whole
 * text of an article by its path, undefined for none. Hashing the whole of each text would take a twelfth of a run.
 */
export function withTextHashes(
  tables: readonly FactsRows[],
  hashOf: (path: string) => string | undefined
): ReadonlyMap<FactsRows, FactsRows> {
  const shared = sharedHashes(tables)
  if (shared.size === 0) return new Map(tables.map(rows => [rows, rows]))
  const replace = (rows: FactsRows): FactsRows => ({
    ...rows,
    textHashes: rows.textHashes.map((hash, row) =>
      hash !== undefined && shared.has(hash) ? hashOf(rows.paths[row] ?? '') : hash
    )
  })
  return new Map(tables.map(rows => [rows, replace(rows)]))
}

function sharedHashes(tables: readonly FactsRows[]): ReadonlySet<string> {
  const known = new Set<string>()
  const shared = new Set<string>()
  for (const {textHashes} of tables)
    for (const hash of textHashes) {
      if (hash === undefined) continue
      if (known.has(hash)) shared.add(hash)
      else known.add(hash)
    }
  return shared
}
