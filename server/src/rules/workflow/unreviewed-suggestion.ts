import type {ArticleRule} from '../rule.js'
import {findStatus} from '../shared/tag-status.js'

/** Reports a suggestion, a tag that nobody has reviewed yet, by its `status`. */
export const unreviewedSuggestion: ArticleRule = {
  id: 'unreviewed-suggestion',
  subject: 'article',
  attribute: 'status',
  group: 'workflow',
  severity: 'info',
  strict: 'error',
  summary: 'A tag that was proposed and not looked at yet',
  judges: 'tag',
  readsMarkup: true,
  check(model, report) {
    for (const {written, definition} of findStatus(model, 'suggested')) {
      const expected = definition?.codes.has('done') ? ['done'] : []
      const message =
        'Nobody has looked at this suggestion yet: check it, then change its `status` or remove the tag'
      report({message, span: written.valueSpan ?? written.nameSpan, expected})
    }
  }
}
