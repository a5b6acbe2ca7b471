import type {ActKind, Offer, Outcome} from '../annotate/act.js'
import {acts} from '../annotate/acts.js'
import {placeAt} from '../annotate/place/place.js'
import {type ActRequest, runAct} from '../annotate/run-act.js'
import type {Span} from '../base/span.js'
import {modelOf} from '../session/derive.js'
import type {Workspace} from '../session/workspace.js'

/** An act that an editor may offer at a selection. */
export interface OfferedAct extends Offer {
  readonly act: string
  readonly kind: ActKind
}

/**
 * The acts that an editor may offer at a selection of an open article, in UTF-16 offsets, with those that are not possible
 * there; of some kinds only, where these are given. Edits are made by `annotateAt`.
 */
export function actsAt(
  workspace: Workspace,
  path: string,
  selection: Span,
  only: readonly string[] = ['']
): readonly OfferedAct[] {
  const article = workspace.open.get(path)
  if (!article) return []
  const place = placeAt(modelOf(workspace, article), selection)
  return acts
    .filter(({kind}) => only.some(wanted => isWithin(kind, wanted) || isWithin(wanted, kind)))
    .flatMap(({id, kind, offer}) => offer(place).map(each => ({kind, ...each, act: id})))
    .filter(({kind}) => only.some(wanted => isWithin(kind, wanted)))
}

/** Whether a kind of action is of another, wider one; the empty kind is the widest. */
export function isWithin(kind: string, wider: string): boolean {
  return wider === '' || kind === wider || kind.startsWith(`${wider}.`)
}

/** Does an act in an open article of a version, or says why not; undefined for what is no open article. */
export function annotateAt(
  workspace: Workspace,
  path: string,
  version: number,
  request: ActRequest
): Outcome | undefined {
  const article = workspace.open.get(path)
  return article && runAct({version, model: modelOf(workspace, article)}, request)
}
