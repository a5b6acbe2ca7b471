import type {Finding} from '../../rules/finding.js'
import type {MaybeFixable, Safety} from '../offer/choose-fixes.js'
import {essenceOfArticle} from '../offer/faithful-fixes.js'
import {type Fixed, fixText} from './fix-text.js'

/** How the findings in a file are found while it is fixed. */
export interface FixChecks {
  /** What is found in the file by itself if it has that text. */
  readonly alone: (text: string) => readonly Finding[]
  /**
   * What else is found in the text as it is, in the light of other files, beside what is found alone. It counts for the
   * first pass only: of a text that nobody has yet, no other file is asked.
   */
  readonly beside: (alone: readonly Finding[]) => readonly MaybeFixable[]
}

/**
 * Fixes an article until nothing is left to fix at that safety, as an editor and the command line do; what a reader reads
 * stays the same. Edits are in UTF-16 offsets. Throws what the checks throw.
 */
export function fixArticle(text: string, checks: FixChecks, safety: Safety): Fixed {
  return fixText(text, joinChecks(text, checks), {safety, essence: essenceOfArticle})
}

/** One check of both: with what is found beside, as long as the text is the first one. */
export function joinChecks(
  first: string,
  {alone, beside}: FixChecks
): (text: string) => readonly MaybeFixable[] {
  return text => {
    const own = alone(text)
    return text === first ? [...own, ...beside(own)] : own
  }
}
