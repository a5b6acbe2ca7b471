import type {Finds} from '../base/steps.js'
import type {Entry} from './entry.js'

/** Entries of which it is known which fields they may have. */
export interface FieldedEntries {
  /** Those that may have one of some fields, and some others; a step may end after every `PASSED_A_STEP` entries. */
  readonly having: (fields: readonly string[]) => Finds<Entry>
}

/**
 * The entries of a glossary that may have one of some fields, and some others: of a compiled file, only those are made that
 * may. Steps end at the same entries whatever the fields, so that rules which go over them by turns find a row that one of
 * them has read.
 */
export function* entriesHaving(
  entries: ReadonlyMap<string, Entry>,
  fields: readonly string[]
): Finds<Entry> {
  if (isFielded(entries)) return yield* entries.having(fields)
  let count = 0
  for (const entry of entries.values()) {
    yield entry
    if (++count % PASSED_A_STEP === 0) yield
  }
}

/** Entries; reading their rows takes some microseconds each. */
export const PASSED_A_STEP = 100

function isFielded(
  entries: ReadonlyMap<string, Entry>
): entries is ReadonlyMap<string, Entry> & FieldedEntries {
  return 'having' in entries
}
