import type {ArticleRule} from '../rule.js'

/** Reports malformed attributes, at the place where they go wrong. */
export const invalidAttributes: ArticleRule = {
  id: 'invalid-attributes',
  subject: 'article',
  group: 'syntax',
  severity: 'error',
  summary: 'Attributes that cannot be read',
  check({syntax}, report) {
    for (const {type, message, said, start, end} of syntax.problems) {
      if (type === 'invalid-attributes') report({message: said ?? message, span: {start, end}})
    }
  }
}
