import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {collectFacts, parseClaimName} from '../../server/src/model/facts/collect-facts.js'
import type {ArticleFacts} from '../../server/src/model/facts/facts.js'
import {hashText, textHash, textStartHash} from '../../server/src/model/facts/text-hash.js'
import {parse} from '../../server/src/syntax/parse.js'
import {reparse} from '../../server/src/syntax/reparse.js'
import {parseFixture} from '../support/fixture.js'
import {toProject} from '../support/project.js'

test.each([
  ['c1', {claim: 'c1'}],
  ['#c1', {claim: 'c1'}],
  ['a#c1', {article: 'a', claim: 'c1'}],
  ['a#b#c1', {article: 'a#b', claim: 'c1'}],
  ['a#', {article: 'a', claim: ''}]
])('the name %s', (name, expected) => {
  expect(parseClaimName(name)).toEqual(expected)
})

test.each([
  ['its own claims are no open references', ':claim[a]{#c1 rebuts="c1 #c1 a#c1"}', 'c1', ''],
  ['those of others are', ':claim[a]{#c1 rebuts="b#c1 c2"}', 'c1', 'rebuts b#c1; rebuts a#c2'],
  ['continuations are neither', ':claim[a]{#c1} :claim[b]{#c2 continues=c9}', 'c1', ''],
  ['a misspelt kind may be a claim', ':clam[a]{#c1} :claim[b]{rebuts=c1}', 'c1', ''],
  ['an id that is not read may be a claim', ':claim[a]{= #c1} :claim[b]{rebuts=c1}', 'c1', ''],
  ['but no actor is one', ':actor[a]{#c1} :claim[b]{rebuts=c1}', '', 'rebuts a#c1']
])('%s', (_, text, claims, references) => {
  const [model] = toProject(parseFixture(`=== a.news.txt ===\n${text}\n`).files).articles
  if (!model) throw new Error('The fixture has no article')
  const facts = collectFacts(model)
  expect([...facts.claims.keys()].join(' ')).toBe(claims)
  const described = facts.references.map(
    ({relation, article, claim}) => `${relation} ${article}#${claim}`
  )
  expect(described.join('; ')).toBe(references)
})

function factsOf(text: string): ArticleFacts {
  const [model] = toProject([{path: 'folder/a.news.txt', text, marks: []}]).articles
  if (!model) throw new Error('The fixture has no article')
  return collectFacts(model)
}

test.each([
  [
    'each with each `ref` once',
    ':actor[X] :actor[X]{ref=a} :actor[X] :place[X]',
    'actor X 2; actor X =a 1; place X 1'
  ],
  ['as names are looked up', ':actor[The  “X”] :actor[The "X"]', 'actor The "X" 2'],
  ['without markup', ':actor[A :actor[B\\] C]<!-- D -->]', 'actor A B] C 1; actor B] C 1'],
  [
    'a description with a `ref` is none',
    ':actor[he]{ref=a mention=pronoun} :actor[X]{mention=nominal}',
    'actor X 1'
  ],
  ['nor is a further fragment', ':actor[X]{#m ref=a} :actor[Y]{continues=m ref=a}', 'actor X =a 1'],
  ['nor what has unreadable attributes', ':actor[X]{ref=a =y}', ''],
  ['nor what is blank', ':actor[ ]{ref=a} :actor[]', ''],
  ['nor a claim or what is too long', `:claim[X] :actor[${'x'.repeat(1001)}]`, '']
])('the names of an article, %s', (_, text, names) => {
  const described = factsOf(text).names.map(({kind, name, ref, count}) =>
    [kind, name, ...(ref === undefined ? [] : [`=${ref}`]), count].join(' ')
  )
  expect(described.join('; ')).toBe(names)
})

test('a name stands where it first does', () => {
  expect(factsOf(':actor[X] :actor[Y] :actor[X]').names.map(({span}) => span)).toEqual([
    {start: 7, end: 8},
    {start: 17, end: 18}
  ])
})

test('entries are all that stands where an article names them, each once', () => {
  const text =
    ':actor[X]{ref=b} :claim[Y]{speaker="a anonymous" place=p} :claim[Z]{speaker=b topic=t}'
  expect(factsOf(text).entries).toEqual(['b', 'a', 'p'])
})

test('the id stands in the front matter, or nowhere before the body', () => {
  expect(factsOf('---\nid: x\n---\nText')).toMatchObject({id: 'x', idSpan: {start: 8, end: 9}})
  expect(factsOf('---\nid:\n---\nText')).toMatchObject({id: 'a', idSpan: {start: 12, end: 12}})
  expect(factsOf('\uFEFFText')).toMatchObject({id: 'a', idSpan: {start: 1, end: 1}})
})

test('a date that can be read is told', () => {
  expect(factsOf('---\ndate: 2016-04\n---\n').date).toBe('2016-04')
  expect(factsOf('---\ndate: soon\n---\n').date).toBeUndefined()
})

describe('the hash of a text', () => {
  const words = fc.constantFrom('a', 'b', 'Word', '“', '😀', '東', '\u00ad')
  const spaces = fc.constantFrom(' ', '\n', '\r\n\r\n', '\t', '\u00a0', '\u2009', '\u3000', '')
  const pieces = fc.array(fc.tuple(words, spaces, spaces), {minLength: 200, maxLength: 300})

  test('is the same but for white space and markup', () => {
    fc.assert(
      fc.property(pieces, all => {
        const plain = all.map(([word]) => word).join('')
        const hash = factsOf(plain).textHash
        expect(hash).toBeDefined()
        expect(factsOf(all.map(([word, space]) => word + space).join('')).textHash).toBe(hash)
        expect(factsOf(`---\nid: x\n---\n:actor[${plain}]{ref=x} <!-- x -->`).textHash).toBe(hash)
      })
    )
  })

  test('is another one for any other text', () => {
    fc.assert(
      fc.property(pieces, pieces, fc.nat(199), (all, others, at) => {
        const plain = all.map(([word]) => word)
        const other = plain.with(at, others[at]?.[0] ?? 'a')
        const isSame = plain.join('') === other.join('')
        expect(factsOf(plain.join('')).textHash === factsOf(other.join('')).textHash).toBe(isSame)
      })
    )
  })

  test('tells order from order, and is short', () => {
    const hash = factsOf('ab'.repeat(100)).textHash
    expect(factsOf('ba'.repeat(100)).textHash).not.toBe(hash)
    expect(hash).toMatch(/^[0-9a-z]+(-[0-9a-z]{1,7}){3}$/)
  })

  test('of the start of a text is the same for copies, and for texts that differ behind it', () => {
    const startOf = (text: string): string | undefined => textStartHash(parse(text))
    const start = 'word '.repeat(100)
    expect(startOf(`${start}and so on`)).toBe(startOf(`:actor[${start}]{x=y} <!-- x --> or not`))
    expect(startOf(`other ${start}`)).not.toBe(startOf(start))
    expect(startOf('word '.repeat(49))).toBeUndefined()
    expect(startOf('word '.repeat(60))).toBe(textHash(parse('word '.repeat(60))))
  })

  test('of an edited text is that of the text read afresh', () => {
    const plain = ['One', '\n\n', '\n\n', ' ', ':actor[Two]{x=y}', '\\]', '\r\n']
    const blocksOf = (parts: readonly string[]): fc.Arbitrary<string> =>
      fc
        .array(fc.constantFrom(...parts), {minLength: 60, maxLength: 120})
        .map(all => all.join('more of it'))
    const blocks = fc.oneof(blocksOf(plain), blocksOf([...plain, '<!--', '-->']))
    const edits = fc.array(fc.record({at: fc.nat(), length: fc.nat(20), text: blocks}), {
      maxLength: 4
    })
    fc.assert(
      fc.property(blocks, edits, (text, all) => {
        let syntax = parse(text)
        let hashed = hashText(syntax)
        for (const {at, length, text: inserted} of all) {
          const start = at % (syntax.text.length + 1)
          const end = Math.min(syntax.text.length, start + length)
          syntax = reparse(syntax, {start, end, text: inserted.slice(0, length)})
          hashed = hashText(syntax, hashed)
          expect(hashed.hash).toBe(hashText(parse(syntax.text)).hash)
          expect(textHash(syntax)).toBe(hashed.hash)
        }
      })
    )
  })

  test('of few letters is none', () => {
    expect(factsOf('a'.repeat(199)).textHash).toBeUndefined()
    expect(factsOf('a'.repeat(200)).textHash).toBeDefined()
    expect(factsOf(`${'a '.repeat(199)}:actor[]{x="${'a'.repeat(99)}"}`).textHash).toBeUndefined()
  })
})

test('of the names of an article, those are gathered that are wanted', () => {
  const [model] = toProject(
    parseFixture(
      '=== a.news.txt ===\n:actor[Anna]{ref=a} :place[Anna] :actor[Bert] :claim[x]{#c1 rebuts=b#c1}\n'
    ).files
  ).articles
  if (!model) throw new Error('The fixture has no article')
  const wanted = {names: (kind: string, text: string) => kind + text === 'actorAnna', rest: false}
  const {names, entries, ...others} = collectFacts(model, wanted)
  const all = collectFacts(model)
  expect(names).toEqual(all.names.filter(({kind, name}) => kind + name === 'actorAnna'))
  expect(entries).toEqual([])
  expect(all).toMatchObject(others)
})
