import type {Arguments} from '../read-arguments.js'
import {finishDraft, startDraft} from '../select/draft.js'
import type {Plan} from '../select/plan.js'
import {addOperands} from '../select/plan-check.js'
import {readSelecting} from '../settings/read-selecting.js'

/** The articles that paths on the command line mean: a file itself, a folder its articles, a glob what it matches. */
export function planSeal(given: Arguments): Plan {
  const selecting = readSelecting(given)
  const draft = startDraft(selecting)
  addOperands(draft, selecting.paths)
  return finishDraft(draft)
}
