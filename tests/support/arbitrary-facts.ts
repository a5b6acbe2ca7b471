import fc from 'fast-check'
import type {Glossary} from '../../server/src/glossary/glossary.js'
import type {ArticleFacts} from '../../server/src/model/facts/facts.js'
import type {Corpus} from '../../server/src/rules/corpus.js'
import {toProject} from './project.js'

/** Entries that share names, at all times, at some, or out of use. */
const GLOSSARY = `actors:
  e1: {name: N1, aliases: [N2, {text: N3, until: 2016}]}
  e2: {name: N2, aliases: [{text: N3, since: 2017}, n4]}
  e3: {name: E3, aliases: [N1], deprecated: true}
  e4: {name: E4, aliases: [N4, N2], since: 2016}
places:
  e5: {name: N1}
  e6: {name: N1, aliases: [N3]}
`

const IDS = ['x', 'y', 'z']
const HASHES = ['1', '2', '3']
const ENTRIES = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'nobody']
const NAMES = ['N1', 'N2', 'N3', 'N4', 'n4', 'N9']
const KINDS = ['actor', 'place']

/** The glossary that the facts are about. */
export const glossary: Glossary = toProject([{path: 'glossary.yaml', text: GLOSSARY, marks: []}])
  .project.glossary

/** Places differ from article to article and tell the others nothing. */
const span = fc.nat(9).map(start => ({start, end: start + 1}))

const use = fc.record({
  kind: fc.constantFrom(...KINDS),
  name: fc.constantFrom(...NAMES),
  ref: fc.constantFrom(undefined, undefined, ...ENTRIES),
  span,
  count: fc.integer({min: 1, max: 3})
})

const reference = fc.record({
  article: fc.constantFrom(...IDS),
  claim: fc.constantFrom('c1', 'c2'),
  relation: fc.constant('rebuts'),
  from: fc.constant(undefined),
  span
})

/** The facts of the article at a path; of few ids, names and entries, so that articles have much in common. */
export function factsAt(path: string): fc.Arbitrary<ArticleFacts> {
  return fc.record({
    path: fc.constant(path),
    id: fc.constantFrom(...IDS, path),
    idSpan: span,
    date: fc.constantFrom(undefined, '2015', '2018'),
    language: fc.constantFrom(undefined, 'tr'),
    claims: fc
      .uniqueArray(fc.tuple(fc.constantFrom('c1', 'c2', 'c3'), span), {
        selector: ([id]) => id
      })
      .map(claims => new Map(claims)),
    references: fc.array(reference, {maxLength: 2}),
    names: fc.uniqueArray(use, {
      maxLength: 5,
      selector: ({kind, name, ref}) => `${kind} ${name} ${ref}`
    }),
    entries: fc.uniqueArray(fc.constantFrom(...ENTRIES), {maxLength: 2}),
    textHash: fc.constantFrom(undefined, ...HASHES),
    directives: fc.constant([])
  })
}

/** All that a corpus can be asked about such facts. */
export function answersOf(corpus: Corpus, paths: readonly string[]): unknown {
  return {
    ids: [...corpus.ids.keys()],
    size: corpus.ids.size,
    articles: [...IDS, ...paths].map(id => {
      const article = corpus.article(id)
      return article && [article.id, article.path, [...article.claims.keys()].toSorted()]
    }),
    texts: HASHES.map(corpus.firstWithText),
    names: KINDS.flatMap(kind => NAMES.map(name => corpus.sensesOf(kind, name))),
    used: ENTRIES.filter(corpus.isUsed)
  }
}
