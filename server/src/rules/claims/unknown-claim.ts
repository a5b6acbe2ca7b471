import {phrase, type Said} from '../../base/phrase.js'
import type {ArticleFacts, ClaimReference} from '../../model/facts/facts.js'
import type {Corpus, CorpusArticle} from '../corpus.js'
import type {CorpusRule} from '../rule.js'
import {expectKnown, quote} from '../shared/wording.js'

/** Reports a reference to a claim that no article of the corpus holds. */
export const unknownClaim: CorpusRule = {
  id: 'unknown-claim',
  subject: 'corpus',
  concern: 'references',
  group: 'claims',
  severity: 'error',
  summary: 'A reference to a claim that is not there',
  check(article, corpus, report) {
    let before = 0
    for (const reference of article.references) {
      const target = reference.article === article.id ? article : corpus.article(reference.article)
      if (target?.claims.has(reference.claim)) continue
      const {wanted, expected} = target
        ? claimsOf(target, reference, article, before++)
        : articles(reference, corpus, before++)
      const name = nameOf(reference.article, reference.claim, reference.article === article.id)
      report({
        message: phrase`Unexpected claim ${quote(name)}, expected ${wanted}`,
        span: reference.span,
        expected
      })
    }
  }
}

interface Expected {
  readonly wanted: Said
  readonly expected: readonly string[]
}

/** The expected claims where the article exists but has no such claim. */
function claimsOf(
  target: CorpusArticle,
  {article, claim, from: relatedTo}: ClaimReference,
  from: ArticleFacts,
  before: number
): Expected {
  const isLocal = target.id === from.id
  const otherwise = isLocal
    ? phrase`the id of a claim in this article, or \`article-id#c1\` for another article`
    : phrase`a claim of ${quote(article)}`
  const {expected} = expectKnown(claim, target.claims, otherwise, before)
  const others = isLocal ? expected.filter(id => id !== relatedTo) : expected
  return inFull(
    others.map(id => nameOf(article, id, isLocal)),
    otherwise
  )
}

/** The expected claims where there is no such article. */
function articles({article, claim}: ClaimReference, corpus: Corpus, before: number): Expected {
  const otherwise = phrase`a claim of an article of the project`
  const {expected} = expectKnown(article, corpus.ids, otherwise, before)
  return inFull(
    expected.map(id => nameOf(id, claim, false)),
    otherwise
  )
}

function inFull(expected: readonly string[], otherwise: Said): Expected {
  return {wanted: expected[0] === undefined ? otherwise : `\`${expected[0]}\``, expected}
}

function nameOf(article: string, claim: string, isLocal: boolean): string {
  return isLocal ? claim : `${article}#${claim}`
}
