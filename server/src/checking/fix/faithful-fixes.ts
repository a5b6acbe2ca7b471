import {applyEdits} from '../../base/edits.js'
import {toBaseText} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import {editsOf, type Fixable} from './choose-fixes.js'

/** A bug in a rule: its fix changes what no fix may change. Never applied, and never a finding. */
export class FixError extends Error {
  readonly ruleId: string

  constructor({ruleId, fix: {title, edits}}: Fixable) {
    const places = edits.map(({start, end, text}) => `${start}–${end} to ${JSON.stringify(text)}`)
    super(
      `The fix “${title}” of the rule \`${ruleId}\` changes what a reader reads: ${places.join(', ')}`
    )
    this.name = 'FixError'
    this.ruleId = ruleId
  }
}

/** Fixes that may be applied together, and the rules that have made others. */
export interface FaithfulFixes {
  readonly fixes: readonly Fixable[]
  readonly errors: readonly FixError[]
}

/**
 * Those of the fixes that together leave the essence of a text as it is. A fix that changes it alone is an error;
 * one that does so only beside others is left out without one, as it may be applied later.
 */
export function keepFaithful(
  text: string,
  fixes: readonly Fixable[],
  essence: (text: string) => string
): FaithfulFixes {
  const before = essence(text)
  const errors: FixError[] = []
  let kept: readonly Fixable[] = []
  let left = TRIALS
  const isFaithful = (tried: readonly Fixable[]): boolean => {
    left--
    return essence(applyEdits(text, editsOf(tried))) === before
  }
  const add = (whole: readonly Fixable[]): void => {
    const group = whole.filter(({ruleId}) => errors.every(error => error.ruleId !== ruleId))
    const [first] = group
    if (!first || left <= 0) return
    if (isFaithful([...kept, ...group])) kept = [...kept, ...group]
    else if (group.length > 1) {
      const middle = group.length >>> 1
      add(group.slice(0, middle))
      add(group.slice(middle))
    } else if (!isFaithful(group)) errors.push(new FixError(first))
  }
  add(fixes)
  return {fixes: kept, errors}
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
