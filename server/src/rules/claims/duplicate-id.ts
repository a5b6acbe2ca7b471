import {phrase} from '../../base/phrase.js'
import type {Location} from '../../glossary/entry.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import {attributeOf} from '../../model/unit-attributes.js'
import type {ArticleRule, Reporter} from '../rule.js'
import {entryRelated, quote} from '../shared/wording.js'

/**
 * Reports an id that another tag of the article has already, and one of a mention that an entry has too, where a
 * reference to it leads to the entry.
 */
export const duplicateId: ArticleRule = {
  id: 'duplicate-id',
  subject: 'article',
  group: 'claims',
  severity: 'error',
  summary: 'An id that two tags of an article share',
  readsMarkup: true,
  check(model, report) {
    const {units, path} = model
    if (!mayClash(units)) return
    checkClashes(model, report)
    const first = new Map<string, Location>()
    for (const unit of units) {
      const {id} = unit
      if (id === undefined) continue
      const span = idSpan(unit)
      const location = first.get(id)
      if (location) {
        const message = phrase`Another tag of this article has the id ${quote(id)}: give this one an id of its own`
        report({message, span, related: [{message: phrase`The first ${quote(id)}`, location}]})
      } else first.set(id, {path, span})
    }
  }
}

/** Reports each mention whose id is named and means another entry, as the entry comes before the mention. */
function checkClashes({mentionsById: mentions, references}: ArticleModel, report: Reporter): void {
  if (mentions.size === 0) return
  const reported = new Set<string>()
  for (const {entry, definition} of references) {
    const mention = entry && definition.mentions && mentions.get(entry.id)
    if (!mention || mention.entry === entry || reported.has(entry.id)) continue
    reported.add(entry.id)
    const message = phrase`${quote(entry.id)} is an entry of the glossary too, which \`=${entry.id}\` means: give this mention another id`
    report({message, span: idSpan(mention), related: [entryRelated(entry)]})
  }
}

/** Whether two tags may have the same id, or a mention has one at all. */
function mayClash(units: readonly Unit[]): boolean {
  const ids = new Set<string>()
  let count = 0
  for (const {id, kind} of units) {
    if (id === undefined) continue
    if (kind?.unit !== 'claim') return true
    ids.add(id)
    count++
  }
  return ids.size < count
}

function idSpan({attributes, tag}: Unit): Location['span'] {
  const attribute = attributeOf(attributes, 'id')
  return attribute?.written.valueSpan ?? {start: tag.start, end: tag.contentStart}
}
