import {phrase} from '../../base/phrase.js'
import {isBefore, isDate} from '../../codebook/dates.js'
import {attributesAsRead} from '../../model/move-unit.js'
import {attributeOf} from '../../model/unit-attributes.js'
import type {ArticleRule} from '../rule.js'

/** Reports a claim that is dated later than the article it stands in. */
export const dateAfterPublication: ArticleRule = {
  id: 'date-after-publication',
  subject: 'article',
  attribute: 'date',
  group: 'claims',
  severity: 'warning',
  summary: 'A claim dated later than its article',
  judges: 'tag',
  readsMarkup: true,
  check({claims, metadata}, report) {
    const published = metadata.fields.get('date')?.text
    if (!published) return
    for (const {unit} of claims) {
      if (!attributeOf(attributesAsRead(unit), 'date')) continue
      for (const {name, definition, values} of unit.attributes) {
        if (name !== 'date' || definition?.type !== 'date') continue
        for (const {text, span} of values) {
          if (!isBefore(published, text) || !isDate(text) || !isDate(published)) continue
          const message = phrase`The date \`${text}\` is later than the article of ${published}: correct one of the two`
          report({message, span})
        }
      }
    }
  }
}
