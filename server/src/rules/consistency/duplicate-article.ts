import {type Phrase, phrase} from '../../base/phrase.js'
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
    const reportAfter = (first: string | undefined, wrong: Phrase, wanted: Phrase): boolean => {
      if (first === undefined || first >= path) return false
      const location = {path: first, span: {start: 0, end: 0}}
      const message = phrase`${wrong}: ${wanted}`
      report({message, span, related: [{message: 'The first one', location}]})
      return true
    }
    const original = textHash === undefined ? undefined : corpus.firstWithText(textHash)
    // A copy mostly has the id of its original too, which is one mistake.
    if (
      reportAfter(
        original,
        phrase`This is a copy of ${quote(original ?? '')}`,
        phrase`keep only one`
      )
    )
      return
    const namesake = corpus.article(id)?.path
    const taken = phrase`The id ${quote(id)} is that of ${quote(namesake ?? '')}`
    reportAfter(namesake, taken, phrase`choose another for this article`)
  }
}
