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
  check({units}, report) {
    for (const {depth, kind, tag} of units) {
      if (depth !== DEEPEST || !kind) continue
      const message = `Unexpected \`${tag.kind}\` within ${DEEPEST} other tags, expected at most ${DEEPEST} tags around each other`
      report({message, span: kindSpan(tag)})
    }
  }
}
