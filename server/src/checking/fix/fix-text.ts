import type {Edit} from '../../base/edits.js'
import {applyEdits, composeEdits} from '../../base/edits.js'
import {
  asMany,
  chooseFixes,
  editsOf,
  type Fixable,
  fixable,
  type MaybeFixable,
  type Safety
} from '../offer/choose-fixes.js'
import {keepFaithful} from '../offer/faithful-fixes.js'

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
  /** Whether nothing more is to be fixed: fixing again would change nothing. What may not be applied at all does not count. */
  readonly isDone: boolean
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
  const applied: Fixable[] = []
  let fixed = text
  let edits: readonly Edit[] = []
  let passes = 0
  for (;;) {
    const wanted = asMany(fixable(check(fixed), safety))
    if (wanted.length === 0 || passes === limit)
      return {text: fixed, edits, applied, passes, isDone: wanted.length === 0}
    const taken = takeFaithful(fixed, wanted, essence)
    if (taken.fixes.length === 0) return {text: fixed, edits, applied, passes, isDone: taken.isAll}
    passes++
    const made = editsOf(taken.fixes)
    fixed = applyEdits(fixed, made)
    edits = composeEdits(edits, made)
    for (const finding of taken.fixes) applied.push(finding)
  }
}

/** More would mean that two fixes undo each other. */
const MOST = 10

/** The fixes of one pass. */
interface Taken {
  readonly fixes: readonly Fixable[]
  /** Whether, where nothing is taken, each fix was refused. */
  readonly isAll: boolean
}

/** Those fixes that go together and leave the essence as it is; one that is refused makes room for those it collides with. */
function takeFaithful(
  text: string,
  wanted: readonly Fixable[],
  essence: FixOptions['essence']
): Taken {
  let left = wanted
  for (let round = 0; round < MOST && left.length > 0; round++) {
    const {fixes, refused} = keepFaithful(text, chooseFixes(left), essence)
    if (fixes.length > 0 || refused.length === 0) return {fixes, isAll: false}
    const gone = new Set(refused)
    left = left.filter(fix => !gone.has(fix))
  }
  return {fixes: [], isAll: left.length === 0}
}
