import type {ArticleModel} from '../../model/article-model.js'
import {isRefusal, type Refusal} from '../act.js'
import {type Change, checkChange} from '../place/check-change.js'
import {type Place, placeAt} from '../place/place.js'
import {type Concern, type CorpusView, type FileChange, inFile} from './corpus-view.js'

/** The change that an act makes in one article; undefined for none, and a refusal where something is in the way. */
export type ArticleChange = (place: Place, model: ArticleModel) => Change | Refusal | undefined

/**
 * Makes the changes of all articles that an act is concerned with, in steps of one article each. What is in the way in one
 * of them refuses all. Throws what reading them throws.
 */
export function* changeArticles(
  view: CorpusView,
  concern: Concern,
  change: ArticleChange
): Generator<undefined, readonly FileChange[] | Refusal, undefined> {
  const changes: FileChange[] = []
  for (const model of view.articles(concern)) {
    if (model) {
      const place = placeAt(model, NOWHERE)
      const wanted = change(place, model)
      if (wanted && isRefusal(wanted)) return inFile(model.path, wanted)
      const outcome = wanted && checkChange(place, wanted)
      if (outcome?.type === 'refused') return inFile(model.path, outcome)
      if (outcome) changes.push({path: model.path, edits: outcome.edits})
    }
    yield
  }
  return changes
}

const NOWHERE = {start: 0, end: 0}
