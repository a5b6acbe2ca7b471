import type {Span} from '../../base/span.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import {type BaseText, toBaseText} from '../../syntax/base-text.js'

/** Where an act is done: a selection in one version of an article. */
export interface Place {
  readonly model: ArticleModel
  readonly base: BaseText
  /** In UTF-16 offsets of the written text; empty for a cursor. */
  readonly selection: Span
  /** Whether the selection is taken as it is, and not grown to whole words. */
  readonly isExact: boolean
  /** The tag that is meant, where it is named and not found by the selection. */
  readonly target?: Unit | undefined
}

/** What makes a place besides a model and a selection. */
export interface PlaceTraits {
  readonly isExact?: boolean | undefined
  readonly target?: Unit | undefined
  /** The base text of the article, where it is known. */
  readonly base?: BaseText | undefined
}

/**
 * Makes the place of an act. Ends of the selection may come in any order and lie outside of the text, whose nearest end
 * then counts.
 */
export function placeAt(
  model: ArticleModel,
  {start, end}: Span,
  {isExact = false, target, base = toBaseText(model.syntax)}: PlaceTraits = {}
): Place {
  const inside = (offset: number): number =>
    Math.max(0, Math.min(offset, model.syntax.text.length)) || 0
  const [a, b] = [inside(start), inside(end)]
  const selection = {start: Math.min(a, b), end: Math.max(a, b)}
  return {model, base, selection, isExact, target}
}
