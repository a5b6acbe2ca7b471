import {isDate} from '../codebook/date.js'
import type {ArticleRule} from './rule.js'
import {quote} from './wording.js'

/** Reports front matter that cannot be read, and a date or an id in it that nothing can be done with. */
export const invalidFrontMatter: ArticleRule = {
  id: 'invalid-front-matter',
  subject: 'article',
  group: 'metadata',
  severity: 'error',
  summary: 'Front matter that cannot be read',
  check({metadata: {problems, fields}}, report) {
    for (const {message, span} of problems) report({message, span})
    const date = fields.get('date')
    if (date && date.span.end > date.span.start && !isDate(date.text)) {
      const what = date.text === '' ? '`date` with several values' : `date ${quote(date.text)}`
      const message = `Unexpected ${what}, expected one like \`2016-04-22\``
      report({message, span: date.span})
    }
    const id = fields.get('id')
    if (id && id.span.end > id.span.start && !ID.test(id.text)) {
      const message = `Unexpected id ${quote(id.text)}, expected one without spaces and without \`#\``
      report({message, span: id.span})
    }
  }
}

/** Other articles write `id#claim` among values that white space separates. */
const ID = /^[^\s#]+$/
