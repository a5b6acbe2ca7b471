import type {ArticleRule} from '../rule.js'

/** Reports a `:kind[` that no `]` closes: what was meant as a tag is text. */
export const unclosedTag: ArticleRule = {
  id: 'unclosed-tag',
  subject: 'article',
  group: 'syntax',
  severity: 'error',
  summary: 'A tag without its closing bracket',
  check({syntax}, report) {
    for (const {type, message, start, end} of syntax.problems) {
      if (type === 'unclosed-tag') report({message, span: {start, end}})
    }
  }
}
