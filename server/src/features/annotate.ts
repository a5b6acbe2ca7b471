import type {ActKind, Offer, Outcome} from '../annotate/act.js'
import {acts} from '../annotate/acts.js'
import {selectionFor} from '../annotate/place/base-selection.js'
import {placeAt} from '../annotate/place/place.js'
import {type ActRequest, runAct} from '../annotate/run-act.js'
import type {Span} from '../base/span.js'
import type {Unit} from '../model/article-model.js'
import {baseTextOf, modelOf} from '../session/derive.js'
import type {Workspace} from '../session/workspace.js'
import {toBaseSpan} from '../syntax/base-text.js'

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
  const base = baseTextOf(article)
  const place = placeAt(modelOf(workspace, article), selection, {base})
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
  if (!article) return undefined
  return runAct({version, model: modelOf(workspace, article), base: baseTextOf(article)}, request)
}

/** What an act is about, in the words of a client that sees the base text. */
export interface BaseSelection {
  /** In UTF-16 offsets of the base text; the words of the mark by default. */
  readonly span: Span | undefined
  /** The index of a tag. */
  readonly mark: number | undefined
}

/** The same in the written text, with the tag that is named. */
export interface WrittenSelection {
  readonly selection: Span
  readonly target: Unit | undefined
}

/** What an act is about in an open article; undefined for what is none, and for a mark that there is not. */
export function writtenSelection(
  workspace: Workspace,
  path: string,
  {span, mark}: BaseSelection
): WrittenSelection | undefined {
  const article = workspace.open.get(path)
  if (!article) return undefined
  const model = modelOf(workspace, article)
  const target = mark === undefined ? undefined : model.units[mark]
  if (mark !== undefined && !target) return undefined
  const base = baseTextOf(article)
  const whole = target && {start: target.tag.start, end: target.tag.end}
  const selection = span ? selectionFor(model, base, span) : whole
  return selection && {selection, target}
}

/** The base text at a selection of an open article; undefined for what is none. */
export function baseSelection(
  workspace: Workspace,
  path: string,
  selection: Span
): Span | undefined {
  const article = workspace.open.get(path)
  return article && toBaseSpan(baseTextOf(article), selection)
}
