import type {ArticleRule} from '../rule.js'
import {isOpeningLookAlike} from '../shared/tag-look-alike.js'

/** Reports a `:kind[` that no `]` closes: what was meant as a tag is text. */
export const unclosedTag: ArticleRule = {
  id: 'unclosed-tag',
  subject: 'article',
  group: 'syntax',
  severity: 'error',
  summary: 'A tag without its closing bracket',
  check({syntax, codebook}, report) {
    for (const {type, message, said, start, end} of syntax.problems) {
      if (type === 'unclosed-tag' && !isOpeningLookAlike({start, end}, syntax.text, codebook))
        report({message: said ?? message, span: {start, end}})
    }
  }
}
