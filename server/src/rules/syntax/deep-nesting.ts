import {phrase} from '../../base/phrase.js'
import {kindSpan} from '../../syntax/tag.js'
import type {ArticleRule} from '../rule.js'

/** The most tags that may nest. */
const DEEPEST = 16

/** Reports a tag inside too many others, the first one on each way inwards. */
export const deepNesting: ArticleRule = {
  id: 'deep-nesting',
  subject: 'article',
  group: 'syntax',
  severity: 'warning',
  summary: 'Tags nested more than 16 deep',
  judges: 'tag',
  readsMarkup: true,
  check({units}, report) {
    for (const {depth, kind, tag} of units) {
      if (depth !== DEEPEST || !kind) continue
      const message = phrase`This \`${tag.kind}\` is inside ${DEEPEST} other tags, one too many: look for a \`]\` that is missing before it`
      report({message, span: kindSpan(tag)})
    }
  }
}
