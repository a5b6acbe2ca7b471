import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {ArticleModel} from '../../server/src/model/article-model.js'
import {collectFacts} from '../../server/src/model/facts/collect-facts.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parseFixture} from '../support/fixture.js'
import {toProject} from '../support/project.js'

const FILES = `=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
kinds:
  actor: {attributes: {ref: {many: true}}}
=== glossary.yaml ===
actors:
  un: {name: UN}
  ann: {name: Ann}
  bo: {name: Bo}
=== a.news.txt ===
`

function read(text: string): ArticleModel {
  const [model] = toProject(parseFixture(FILES + text).files).articles
  if (!model) throw new Error('The fixture has no article')
  return model
}

/** The first mention of an article as "resolution: entry, entries". */
function firstMention(text: string): string {
  const [mention] = read(text).mentions
  const entries = mention?.entries.map(({id}) => id) ?? []
  return `${mention?.resolution}: ${mention?.entry?.id ?? '-'}, ${entries.join(' ')}`
}

test.each([
  ['UN', 'none', 'none: -, '],
  ['UN', '"none none"', 'none: -, '],
  ['UN', '"ann bo"', 'several: -, ann bo'],
  ['UN', '"ann  ann"', 'ref: ann, ann'],
  ['UN', '"none ann"', 'ref: ann, ann'],
  ['UN', '"no ann"', 'several: -, ann'],
  ['UN', '"no on"', 'several: -, '],
  ['UN', '" "', 'name: un, un'],
  ['both', 'un', 'ref: un, un']
])('`%s` with the ref %s', (words, ref, expected) => {
  expect(firstMention(`:actor[${words}]{ref=${ref}}`)).toBe(expected)
})

describe('a `ref` to several entries', () => {
  const ids = fc.array(fc.constantFrom('un', 'ann', 'bo', 'none', 'no'), {minLength: 1})

  test('means the same in any order, and however often it names one', () => {
    fc.assert(
      fc.property(ids, fc.infiniteStream(fc.nat()), (names, weights) => {
        const weighted = names.map(name => ({name, weight: Number(weights.next().value)}))
        const mixed = weighted.sort((a, b) => a.weight - b.weight).map(({name}) => name)
        const [one, other] = [names, [...mixed, ...mixed]].map(list => {
          const [mention] = read(`:actor[x]{ref="${list.join(' ')}"}`).mentions
          return [
            mention?.resolution,
            mention?.entry?.id,
            mention?.entries.map(({id}) => id).sort()
          ]
        })
        expect(other).toEqual(one)
      })
    )
  })

  test('changes no base text, and is no sense of a name', () => {
    fc.assert(
      fc.property(ids, names => {
        const text = `:actor[x]{ref="${names.join(' ')}"} spoke`
        const model = read(text)
        expect(toBaseText(model.syntax).text).toBe(toBaseText(read(':actor[x] spoke').syntax).text)
        const entries = new Set(names.filter(name => name !== 'none'))
        expect(new Set(collectFacts(model).entries)).toEqual(entries)
        expect(collectFacts(model).names).toHaveLength(entries.size === 1 ? 1 : 0)
      })
    )
  })

  test('may have very many', () => {
    const names = Array.from({length: 10_000}, (_, index) => `x${index}`)
    expect(firstMention(`:actor[x]{ref="${names.join(' ')} un"}`)).toBe('several: -, un')
  })
})

describe('a speaker', () => {
  /** Each reference as its value and what it leads to. */
  function references(text: string): string {
    return read(text)
      .references.map(({value, entry, mention}) =>
        [value.text, entry ? 'entry' : (mention?.text ?? '-')].join(' ')
      )
      .join('; ')
  }

  test.each([
    ['is a mention before or behind', ':claim[a]{speaker=w} :actor[X]{#w}', 'w X'],
    ['is the first of an id', ':actor[X]{#w} :actor[Y]{#w} :claim[a]{speaker=w}', 'w X'],
    [
      'is the whole of a fragment',
      ':actor[Y]{#v continues=w} :actor[X]{#w} :claim[a]{speaker=v}',
      'v X'
    ],
    ['is an entry before a mention', ':actor[X]{#un} :claim[a]{speaker=un}', 'un entry'],
    ['is no claim', ':claim[a]{#c speaker=c}', 'c -'],
    ['is no mark of an unknown kind', ':x[a]{#w} :claim[a]{speaker=w}', 'w -'],
    ['is in the same article', ':actor[X]{#w} :claim[a]{speaker=a#w}', 'a#w -'],
    [
      'may be one of several',
      ':actor[X]{#w} :claim[a]{speaker="w un author"}',
      'w X; un entry; author -'
    ],
    ['is no `ref`', ':actor[X]{#w} :actor[Y]{ref=w}', 'w -']
  ])('%s', (_, text, expected) => {
    expect(references(text)).toBe(expected)
  })
})
