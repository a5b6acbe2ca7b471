import type {ArticleRule} from './rule.js'
import {findStatus} from './status-codes.js'

/** Reports a tag whose `status` says that it was proposed and not looked at yet. */
export const unreviewedSuggestion: ArticleRule = {
  id: 'unreviewed-suggestion',
  subject: 'article',
  group: 'workflow',
  severity: 'info',
  strict: 'error',
  summary: 'A tag that was proposed and not looked at yet',
  check(model, report) {
    for (const {written, definition} of findStatus(model, 'suggested')) {
      const expected = definition?.codes.has('done') ? ['done'] : []
      const message =
        'Nobody has looked at this suggestion yet: check it, then change its `status` or remove the tag'
      report({message, span: written.valueSpan ?? written.nameSpan, expected})
    }
  }
}
