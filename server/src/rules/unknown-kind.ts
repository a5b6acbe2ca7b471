import {nearest} from '../text/nearest.js'
import type {ArticleRule} from './rule.js'

/** Reports a tag of a kind that the codebook does not have; nothing else is said of such a tag. */
export const unknownKind: ArticleRule = {
  id: 'unknown-kind',
  subject: 'article',
  group: 'codebook',
  severity: 'error',
  summary: 'A tag of a kind that is not in the codebook',
  check({units, codebook}, report) {
    for (const {tag, kind} of units) {
      if (kind) continue
      const expected = nearest(tag.kind, codebook.kinds.keys())
      const known = [...codebook.kinds.keys()].map(name => `\`${name}\``).join(', ')
      const wanted = expected.length > 0 ? `\`${expected[0]}\`` : `one of ${known}`
      const span = {start: tag.start + 1, end: tag.contentStart - 1}
      report({message: `Unexpected kind \`${tag.kind}\`, expected ${wanted}`, span, expected})
    }
  }
}
