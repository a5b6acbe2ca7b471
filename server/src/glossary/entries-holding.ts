import type {Finds} from '../base/steps.js'
import type {Entry} from './entry.js'
import type {GlossaryFile} from './glossary.js'

/**
 * The entries of a glossary file in which a text may stand: all of a file in memory, and of a compiled one those in whose
 * rows it stands, as the others need not be read.
 */
export function* entriesHolding({stored, entries}: GlossaryFile, text: string): Finds<Entry> {
  yield* stored ? stored.search.holding(text) : entries
}
