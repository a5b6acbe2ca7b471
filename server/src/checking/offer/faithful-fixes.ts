import {applyEdits} from '../../base/edits.js'
import {allRules} from '../../rules/registry.js'
import {toBaseText} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import {editsOf, type Fixable} from './choose-fixes.js'

/** The rules whose fixes bring text back that the base text lacks. */
const RESTORING: ReadonlySet<string> = new Set(
  allRules.filter(({restoresText}) => restoresText).map(({id}) => id)
)

/** Fixes that may be applied together, and those that may not be applied at all. */
export interface FaithfulFixes<Fix extends Fixable> {
  readonly fixes: readonly Fix[]
  /** Each of them would change, alone, what no fix may change. */
  readonly refused: readonly Fix[]
}

/**
 * Those of the fixes that together leave the essence of a text as it is, but for what restoring fixes bring back; those
 * are taken as they are. A fix that changes it alone is refused, as where a brace or a quote is missing and what stands
 * behind would be read anew; one that does so only beside others is left out, as it may be applied later. The text is
 * read anew `trials` times at most.
 */
export function keepFaithful<Fix extends Fixable>(
  text: string,
  fixes: readonly Fix[],
  essence: (text: string) => string,
  trials: number = TRIALS
): FaithfulFixes<Fix> {
  const restoring = fixes.filter(({ruleId}) => RESTORING.has(ruleId))
  const others = restoring.length === 0 ? fixes : fixes.filter(({ruleId}) => !RESTORING.has(ruleId))
  const before = essence(applyEdits(text, editsOf(restoring)))
  const refused: Fix[] = []
  let kept: readonly Fix[] = []
  let left = trials
  const isFaithful = (tried: readonly Fix[]): boolean => {
    left--
    return essence(applyEdits(text, editsOf([...restoring, ...tried]))) === before
  }
  const add = (group: readonly Fix[]): void => {
    const [first] = group
    if (!first || left <= 0) return
    if (isFaithful([...kept, ...group])) kept = [...kept, ...group]
    else if (group.length > 1) {
      const middle = group.length >>> 1
      add(group.slice(0, middle))
      add(group.slice(middle))
    } else if (kept.length === 0 || !isFaithful(group)) refused.push(first)
  }
  add(others)
  return {fixes: [...restoring, ...kept], refused}
}

/** So many times at most a text is made and read anew to find out which of its fixes to leave out. */
const TRIALS = 100

/** What no fix of an article may change: what a reader reads. */
export function essenceOfArticle(text: string): string {
  return toBaseText(parse(text)).text
}

/** The files of a project are data through and through: there is nothing that every fix has to leave. */
export function essenceOfProjectFile(): string {
  return ''
}
