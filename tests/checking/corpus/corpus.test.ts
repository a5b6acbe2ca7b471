import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {runCorpusRules} from '../../../server/src/rules/run-rules.js'
import {answersOf, factsAt, glossary} from '../../support/arbitrary-facts.js'
import {corpusOf} from '../../support/corpus-of.js'

const PATHS = ['a', 'b', 'c', 'd', 'e']

const someFacts = fc
  .subarray(PATHS)
  .chain(paths => fc.tuple(...paths.map(factsAt)))
  .chain(facts =>
    fc.record({
      facts: fc.constant(facts),
      mixed: fc.shuffledSubarray(facts, {minLength: facts.length})
    })
  )

describe('a corpus', () => {
  test('answers alike in whatever order the articles came', () => {
    fc.assert(
      fc.property(someFacts, ({facts, mixed}) => {
        const [corpus, other] = [corpusOf(facts, glossary), corpusOf(mixed, glossary)]
        expect(answersOf(other, PATHS)).toEqual(answersOf(corpus, PATHS))
        for (const article of facts)
          expect(runCorpusRules(article, other, new Map())).toEqual(
            runCorpusRules(article, corpus, new Map())
          )
      })
    )
  })

  test('counts what a name means, and where it first does', () => {
    const facts = ['b', 'a', 'c'].map((path, index) => ({
      ...EMPTY,
      path,
      names: [
        {kind: 'actor', name: 'N2', ref: 'e1', span: SPAN, count: 1},
        {kind: 'actor', name: 'N2', ref: 'e2', span: SPAN, count: index},
        {kind: 'actor', name: 'N2', ref: 'e3', span: SPAN, count: 9},
        {kind: 'actor', name: 'N2', ref: 'e5', span: SPAN, count: 9},
        {kind: 'actor', name: 'N2', ref: undefined, span: SPAN, count: 9}
      ]
    }))
    expect(corpusOf(facts, glossary).sensesOf('actor', 'N2')).toMatchObject([
      {entry: 'e1', count: 3, path: 'a'},
      {entry: 'e2', count: 3, path: 'a'}
    ])
  })

  test('takes a dated name for the entry that bears it at the time of the article', () => {
    const use = {kind: 'actor', name: 'N3', ref: undefined, span: SPAN, count: 1}
    const corpus = corpusOf([], glossary)
    const meaningIn = (date: string | undefined): string | undefined =>
      corpus.senseOf({...EMPTY, date}, use)
    expect([meaningIn('2015'), meaningIn('2018'), meaningIn(undefined)]).toEqual([
      'e1',
      'e2',
      undefined
    ])
  })
})

const SPAN = {start: 0, end: 1}

const EMPTY = {
  path: 'a',
  id: 'a',
  idSpan: SPAN,
  date: undefined,
  language: undefined,
  claims: new Map(),
  references: [],
  names: [],
  entries: [],
  textHash: undefined,
  directives: []
}
