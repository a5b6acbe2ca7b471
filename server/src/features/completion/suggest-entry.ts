import {describeEntry} from '../../glossary/describe-entry.js'
import {type Entry, isDeprecated} from '../../glossary/entry.js'
import type {ArticleModel} from '../../model/article-model.js'
import type {Suggestion} from './completion.js'

/**
 * What a list of suggestions says of an entry behind the name that it shows: its kind or type and what it lies in or
 * belongs to, and of its own name and id what is not shown.
 */
export function suggestEntry(
  context: Pick<ArticleModel, 'glossary' | 'codebook'>,
  entry: Entry,
  shown: string
): Pick<Suggestion, 'detail' | 'origin' | 'isDeprecated'> {
  const names = new Set([entry.name, entry.id])
  if (names.size > 1) names.delete(shown)
  return {
    detail: describeEntry(context, entry),
    origin: [...names].join(' '),
    isDeprecated: isDeprecated(entry)
  }
}
