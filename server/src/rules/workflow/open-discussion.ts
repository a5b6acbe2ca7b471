import type {ArticleRule} from '../rule.js'
import {findStatus} from '../shared/tag-status.js'

/** Reports a tag that is to be discussed, by its `status`. */
export const openDiscussion: ArticleRule = {
  id: 'open-discussion',
  subject: 'article',
  attribute: 'status',
  group: 'workflow',
  severity: 'info',
  strict: 'warning',
  summary: 'A tag that is to be talked over',
  judges: 'tag',
  readsMarkup: true,
  check(model, report) {
    for (const {written} of findStatus(model, 'discuss')) {
      const message = 'This tag is still to be discussed: settle it, then change its `status`'
      report({message, span: written.valueSpan ?? written.nameSpan})
    }
  }
}
