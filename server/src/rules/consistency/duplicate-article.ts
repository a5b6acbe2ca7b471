import type {CorpusRule} from '../rule.js'
import {quote} from '../shared/wording.js'

/** Reports an article with the base text or the id of another one that comes before it by path. */
export const duplicateArticle: CorpusRule = {
  id: 'duplicate-article',
  subject: 'corpus',
  concern: 'copies',
  group: 'consistency',
  severity: 'warning',
  summary: 'An article that is there twice',
  check({path, id, idSpan: span, textHash}, corpus, report) {
    const reportAfter = (first: string | undefined, wrong: string, wanted: string): boolean => {
      if (first === undefined || first >= path) return false
      const location = {path: first, span: {start: 0, end: 0}}
      const message = `${wrong}: ${wanted}`
      report({message, span, related: [{message: 'The first one', location}]})
      return true
    }
    const original = textHash === undefined ? undefined : corpus.firstWithText(textHash)
    // A copy mostly has the id of its original too, which is one mistake.
    if (reportAfter(original, `This is a copy of ${quote(original ?? '')}`, 'keep only one')) return
    const namesake = corpus.article(id)?.path
    const taken = `The id ${quote(id)} is that of ${quote(namesake ?? '')}`
    reportAfter(namesake, taken, 'choose another for this article')
  }
}
