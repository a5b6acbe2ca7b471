import type {ArticleRule} from './rule.js'
import {kindSpan} from './tag-spans.js'

/** How many tags may stand around each other. */
const DEEPEST = 16

/** Reports the first tag on each way inwards that stands within too many others. */
export const deepNesting: ArticleRule = {
  id: 'deep-nesting',
  subject: 'article',
  group: 'syntax',
  severity: 'warning',
  summary: 'Tags nested more than 16 deep',
  check({units}, report) {
    for (const {depth, kind, tag} of units) {
      if (depth !== DEEPEST || !kind) continue
      const message = `This \`${tag.kind}\` is inside ${DEEPEST} other tags, one too many: look for a \`]\` that is missing before it`
      report({message, span: kindSpan(tag)})
    }
  }
}
