import type {Edit} from '../../base/edits.js'
import {applyEdits, composeEdits} from '../../base/edits.js'
import {
  chooseFixes,
  editsOf,
  type Fixable,
  fixable,
  type MaybeFixable,
  type Safety
} from './choose-fixes.js'
import {type FixError, keepFaithful} from './faithful-fixes.js'

/** How a text is fixed. */
export interface FixOptions {
  readonly safety: Safety
  /** What no fix may change, made of the text: of an article, its base text. */
  readonly essence: (text: string) => string
  /** How often at most it is fixed and checked again; as often as fixing can be worth it by default. */
  readonly passes?: number
}

/** What fixing made of a text. */
export interface Fixed {
  readonly text: string
  /** From the old text to the new one. */
  readonly edits: readonly Edit[]
  /** The findings whose fixes were applied, those of the first pass first. */
  readonly applied: readonly Fixable[]
  readonly passes: number
  /** Whether nothing more is to be fixed: fixing again would change nothing. */
  readonly isDone: boolean
  /** Rules whose fixes would have changed what no fix may change; nothing of theirs was applied from there on. */
  readonly errors: readonly FixError[]
}

/**
 * Fixes what can be fixed in a text, checks again, and so on until nothing is left to fix, as one fix may make
 * room for another. `check` gives the findings in a text as if it stood in the file.
 */
export function fixText(
  text: string,
  check: (text: string) => readonly MaybeFixable[],
  {safety, essence, passes: limit = MOST}: FixOptions
): Fixed {
  const errors: FixError[] = []
  const applied: Fixable[] = []
  let fixed = text
  let edits: readonly Edit[] = []
  let passes = 0
  for (;;) {
    const wanted = fixable(check(fixed), safety).filter(({ruleId}) => !isBanned(ruleId, errors))
    if (wanted.length === 0 || passes === limit) {
      return {text: fixed, edits, applied, passes, errors, isDone: wanted.length === 0}
    }
    const kept = keepFaithful(fixed, chooseFixes(wanted), essence)
    errors.push(...kept.errors)
    passes++
    if (kept.fixes.length === 0 && kept.errors.length === 0)
      return {text: fixed, edits, applied, passes, errors, isDone: false}
    const made = editsOf(kept.fixes)
    fixed = applyEdits(fixed, made)
    edits = composeEdits(edits, made)
    for (const finding of kept.fixes) applied.push(finding)
  }
}

/** More would mean that two fixes undo each other. */
const MOST = 10

function isBanned(ruleId: string, errors: readonly FixError[]): boolean {
  return errors.some(error => error.ruleId === ruleId)
}
