import {type Entry, isDeprecated} from '../../glossary/entry.js'
import type {ArticleModel} from '../../model/article-model.js'
import type {Suggestion} from './completion.js'

/**
 * What a list of suggestions says of an entry behind the name that it shows: its kind or type and what it lies in or
 * belongs to, and of its own name and id what is not shown.
 */
export function describeEntry(
  {glossary, codebook}: Pick<ArticleModel, 'glossary' | 'codebook'>,
  entry: Entry,
  shown: string
): Pick<Suggestion, 'detail' | 'origin' | 'isDeprecated'> {
  const kind = codebook.kinds.get(entry.kind)
  const first = (field: string): string | undefined => entry.fields.get(field)?.values[0]?.text
  const type = first('type')
  const what = (type && kind?.fields.get('type')?.codes.get(type)?.label) ?? type
  const around = ['within', 'member-of', 'country'].map(first).find(value => value !== undefined)
  const where = around === undefined ? undefined : (glossary.entries.get(around)?.name ?? around)
  const words = [kind?.label ?? entry.kind, what?.toLowerCase(), where]
  const names = new Set([entry.name, entry.id])
  if (names.size > 1) names.delete(shown)
  return {
    detail: words.filter(word => word !== undefined).join(', '),
    origin: [...names].join(' '),
    isDeprecated: isDeprecated(entry)
  }
}
