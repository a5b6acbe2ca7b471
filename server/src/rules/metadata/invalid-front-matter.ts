import {phrase} from '../../base/phrase.js'
import {isDate} from '../../codebook/dates.js'
import type {ArticleRule} from '../rule.js'
import {quote} from '../shared/wording.js'

/** Reports front matter that cannot be read, and an invalid date or id in it. */
export const invalidFrontMatter: ArticleRule = {
  id: 'invalid-front-matter',
  subject: 'article',
  group: 'metadata',
  severity: 'error',
  fix: 'safe',
  summary: 'Front matter that cannot be read',
  check({metadata: {problems, fields}}, report) {
    for (const {message, said, span, fix} of problems)
      report({message: said ?? message, span, ...(fix && {fix: {...fix, safety: 'safe'}})})
    const date = fields.get('date')
    if (date && date.span.end > date.span.start && !isDate(date.text)) {
      const what =
        date.text === '' ? phrase`\`date\` with several values` : phrase`date ${quote(date.text)}`
      const message = phrase`Unexpected ${what}, expected one like \`2016-04-22\``
      report({message, span: date.span})
    }
    const id = fields.get('id')
    if (id && id.span.end > id.span.start && !ID.test(id.text)) {
      const message = phrase`Unexpected id ${quote(id.text)}, expected one without spaces and without \`#\``
      report({message, span: id.span})
    }
  }
}

/** The form of an id: without `#` and white space, as references are written `id#claim` in lists with blanks. */
const ID = /^[^\s#]+$/
