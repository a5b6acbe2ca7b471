import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {corpusUnder} from '../../../server/src/checking/corpus/corpus.js'
import {
  type CorpusFacts,
  createCorpusFacts,
  withOpenFacts,
  withStoredFacts
} from '../../../server/src/checking/corpus/corpus-facts.js'
import type {ArticleFacts} from '../../../server/src/model/facts/facts.js'
import {runCorpusRules} from '../../../server/src/rules/run-rules.js'
import {answersOf, factsAt, glossary} from '../../support/arbitrary-facts.js'
import {corpusOf} from '../../support/corpus-of.js'

const PATHS = ['a', 'b', 'c', 'd']

/** What happens to one article: it is edited or closed, stored or removed. */
const step = fc.constantFrom(...PATHS).chain(path =>
  fc.record({
    layer: fc.constantFrom('open', 'stored'),
    path: fc.constant(path),
    facts: fc.option(factsAt(path), {nil: undefined})
  })
)

const session = fc.record({
  stored: fc.subarray(PATHS).chain(paths => fc.tuple(...paths.map(factsAt))),
  steps: fc.array(step, {maxLength: 8})
})

/** An edit of an open article after which it says one thing otherwise. */
const edit = fc.record({
  facts: factsAt('a'),
  part: fc.constantFrom<keyof ArticleFacts>('id', 'date', 'claims', 'names', 'entries', 'textHash')
})

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** A corpus in layers, and the same without layers. */
interface Both {
  readonly layered: CorpusFacts
  readonly stored: ReadonlyMap<string, ArticleFacts>
  readonly open: ReadonlyMap<string, ArticleFacts>
}

function start(stored: readonly ArticleFacts[]): Both {
  const byPath = new Map(stored.map(facts => [facts.path, facts]))
  return {layered: createCorpusFacts(stored, []), stored: byPath, open: new Map()}
}

function take({layered, stored, open}: Both, {layer, path, facts}: Step): Both {
  if (layer === 'open')
    return {layered: withOpenFacts(layered, path, facts), stored, open: change(open, path, facts)}
  const changed = new Map([[path, facts]])
  return {layered: withStoredFacts(layered, changed), stored: change(stored, path, facts), open}
}

function change<T>(map: ReadonlyMap<string, T>, key: string, value: T | undefined) {
  const changed = new Map(map)
  if (value === undefined) changed.delete(key)
  else changed.set(key, value)
  return changed
}

function flat({stored, open}: Both): readonly ArticleFacts[] {
  return [...new Map([...stored, ...open]).values()]
}

describe('a corpus in layers', () => {
  test('answers as one without', () => {
    fc.assert(
      fc.property(session, ({stored, steps}) => {
        let both = start(stored)
        for (const next of steps) {
          both = take(both, next)
          const corpus = corpusUnder(both.layered, glossary)
          expect(answersOf(corpus, PATHS)).toEqual(answersOf(corpusOf(flat(both), glossary), PATHS))
        }
      }),
      {numRuns: 300}
    )
  })

  test('tells when findings elsewhere may be others, and when other entries are used', () => {
    fc.assert(
      fc.property(fc.tuple(...PATHS.map(factsAt)), edit, (facts, {facts: said, part}) => {
        const [edited, stored, ...others] = facts
        if (!edited || !stored) throw new Error('There are too few articles')
        const before = createCorpusFacts([stored], [edited, ...others])
        const after = withOpenFacts(before, edited.path, {...edited, [part]: said[part]})
        if (before.changeToken === after.changeToken)
          expect(findingsIn(after, others)).toEqual(findingsIn(before, others))
        if (before.usage === after.usage || usageOf(before) === usageOf(after))
          expect(usedIn(after)).toEqual(usedIn(before))
      }),
      {numRuns: 2000}
    )
  })

  test('tells when findings in articles that are not open may be others', () => {
    fc.assert(
      fc.property(fc.tuple(...PATHS.map(factsAt)), edit, (facts, {facts: said, part}) => {
        const [edited, ...others] = facts
        if (!edited) throw new Error('There are too few articles')
        const before = createCorpusFacts(facts, [])
        const opened = withOpenFacts(before, edited.path, structuredClone(edited))
        expect(opened.storedToken).toBe(before.storedToken)
        const after = withOpenFacts(opened, edited.path, {...edited, [part]: said[part]})
        const closed = withOpenFacts(after, edited.path, undefined)
        if (after.storedToken === before.storedToken)
          expect(findingsIn(after, others)).toEqual(findingsIn(before, others))
        if (closed.storedToken === after.storedToken)
          expect(findingsIn(closed, others)).toEqual(findingsIn(after, others))
      }),
      {numRuns: 2000}
    )
  })

  test('stays as it is when an article says the same', () => {
    fc.assert(
      fc.property(session, factsAt('a'), ({stored, steps}, facts) => {
        const {layered} = steps.reduce(take, start(stored))
        const opened = withOpenFacts(layered, 'a', facts)
        const moved = {...facts, idSpan: {start: 99, end: 99}, claims: new Map(facts.claims)}
        expect(withOpenFacts(opened, 'a', structuredClone(moved))).toBe(opened)
      })
    )
  })

  test('has no news when a text changes that no other article has', () => {
    const [a, b] = [article('a', '1'), article('b', '2')]
    const corpus = createCorpusFacts([a, b], [a, b])
    const edited = withOpenFacts(corpus, 'a', article('a', '3'))
    expect(edited).not.toBe(corpus)
    expect(edited.changeToken).toBe(corpus.changeToken)
    expect(edited.storedToken).toBe(corpus.storedToken)
    const copied = withOpenFacts(edited, 'a', article('a', '2'))
    expect(copied.changeToken).not.toBe(corpus.changeToken)
    expect(withOpenFacts(copied, 'a', article('a', '3')).changeToken).not.toBe(copied.changeToken)
  })

  test('has news when a name that others use means something else at a new date', () => {
    const use = {kind: 'actor', name: 'N3', ref: undefined, span: {start: 0, end: 1}, count: 1}
    const old = {...article('a', '1'), date: '2015', names: [use]}
    const other = {...article('b', '2'), names: [{...use, ref: 'e1'}]}
    const corpus = createCorpusFacts([], [old, other])
    expect(withOpenFacts(corpus, 'a', {...old, date: '2018'}).changeToken).not.toBe(
      corpus.changeToken
    )
    const alone = createCorpusFacts([other], [old])
    expect(withOpenFacts(alone, 'a', {...old, date: '2018'}).changeToken).toBe(alone.changeToken)
  })

  test('of which much has changed is made one layer', () => {
    const paths = Array.from({length: 100}, (_, index) => `p${index}`)
    const facts = paths.map(path => article(path, path))
    let both = start(facts.slice(50))
    for (const one of facts.slice(0, 80))
      both = take(both, {layer: 'stored', path: one.path, facts: {...one, id: 'x'}})
    expect(both.layered.changed.size).toBeLessThan(65)
    expect(both.layered.base.map(({path}) => path)).toEqual(
      both.layered.base.map(({path}) => path).toSorted()
    )
    expect(answersOf(corpusUnder(both.layered, glossary), paths)).toEqual(
      answersOf(corpusOf(flat(both), glossary), paths)
    )
  })
})

function findingsIn(layered: CorpusFacts, articles: readonly ArticleFacts[]): unknown {
  const corpus = corpusUnder(layered, glossary)
  return articles.map(facts => runCorpusRules(facts, corpus, new Map()).findings)
}

function usageOf(layered: CorpusFacts): string {
  return corpusUnder(layered, glossary).usageKey()
}

function usedIn(layered: CorpusFacts): readonly string[] {
  return [...glossary.entries.keys()].filter(corpusUnder(layered, glossary).isUsed)
}

function article(path: string, textHash: string): ArticleFacts {
  const span = {start: 0, end: 0}
  const [date, none] = [undefined, [] as const]
  return {
    path,
    id: path,
    idSpan: span,
    date,
    language: undefined,
    claims: new Map(),
    references: none,
    names: none,
    entries: none,
    textHash,
    directives: none
  }
}
