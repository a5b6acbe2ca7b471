import {phrase} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import type {ArticleModel, Unit} from '../model/article-model.js'
import type {BaseText} from '../syntax/base-text.js'
import type {Outcome} from './act.js'
import {acts} from './acts.js'
import {placeAt} from './place/place.js'

/** One version of an article, by the number that its editor gave it. */
export interface ArticleVersion {
  readonly version: number
  readonly model: ArticleModel
  /** Its base text, where it is known. */
  readonly base?: BaseText
}

/** What somebody wants to be done, in the text as they see it. */
export interface ActRequest {
  readonly act: string
  /** The version in whose text the selection is. */
  readonly version: number
  /** In UTF-16 offsets of the written text; empty for a cursor. */
  readonly selection: Span
  /** The tag that is meant, where it is named and not found by the selection. */
  readonly target?: Unit | undefined
  /** As the act takes them. */
  readonly arguments?: unknown
  /** Whether the selection is taken as it is, and not grown to whole words. */
  readonly isExact?: boolean | undefined
}

/**
 * Does an act in an article, or says why not: above all where the request is about another version than the one there
 * is, as the selection may then lie elsewhere. Never throws.
 */
export function runAct({version, model, base}: ArticleVersion, request: ActRequest): Outcome {
  const act = acts.find(({id}) => id === request.act)
  if (!act) {
    const known = acts.map(({id}) => `\`${id}\``).join(', ')
    const reason = phrase`There is no act \`${request.act}\`, only ${known}`
    return {type: 'refused', cause: 'arguments', reason}
  }
  if (version !== request.version) return {type: 'refused', cause: 'outdated', reason: OUTDATED}
  const {selection, isExact, target} = request
  return act.apply(placeAt(model, selection, {isExact, target, base}), request.arguments)
}

const OUTDATED = 'The article was changed in the meantime: try again'
