import {finishDraft, startDraft} from '../draft.js'
import type {Plan} from '../plan.js'
import {addOperands} from '../plan-check.js'
import type {Arguments} from '../read-arguments.js'
import {readSelecting} from '../settings/read-selecting.js'

/** The articles that paths on the command line mean: a file itself, a folder its articles, a glob what it matches. */
export function planSeal(given: Arguments): Plan {
  const selecting = readSelecting(given)
  const draft = startDraft(selecting)
  addOperands(draft, selecting.paths)
  return finishDraft(draft)
}
