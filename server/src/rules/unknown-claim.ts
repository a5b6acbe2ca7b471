import type {ClaimReference} from '../model/facts.js'
import {nearest} from '../text/nearest.js'
import type {Corpus, CorpusRule} from './rule.js'

/** Reports a reference to a claim that neither the article nor the rest of the corpus holds. */
export const unknownClaim: CorpusRule = {
  id: 'unknown-claim',
  subject: 'corpus',
  group: 'claims',
  severity: 'error',
  summary: 'A reference to a claim that is not there',
  check(article, corpus, report) {
    for (const reference of article.references) {
      const target = reference.article === article.id ? article : corpus.get(reference.article)
      if (target?.claims.has(reference.claim)) continue
      const local = target === article
      const expected = target
        ? nearest(reference.claim, target.claims.keys()).map(id => name(reference.article, id, local))
        : nearest(reference.article, corpus.keys()).map(id => name(id, reference.claim, false))
      const wanted = expected.length > 0 ? `\`${expected[0]}\`` : wantedBy(reference, corpus)
      const written = name(reference.article, reference.claim, local)
      const message = `Unexpected claim \`${written}\`, expected ${wanted}`
      report({message, span: reference.span, expected})
    }
  }
}

function name(article: string, claim: string, local: boolean): string {
  return local ? claim : `${article}#${claim}`
}

function wantedBy({article}: ClaimReference, corpus: Corpus): string {
  return corpus.has(article)
    ? `the id of a claim in \`${article}\``
    : 'the id of a claim here, or `article#claim` with an article of the project'
}
