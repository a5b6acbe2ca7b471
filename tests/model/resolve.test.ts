import {describe, expect, test} from 'vitest'
import type {ArticleModel} from '../../server/src/model/article-model.js'
import {parseFixture} from '../support/fixture.js'
import {toProject} from '../support/project.js'

const GLOSSARY = `=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  ann: {name: Ann, aliases: [{text: envoy, until: 2015}]}
  bo: {name: Bo, aliases: [{text: envoy, since: 2016}]}
  guard: {name: Guard}
  old-guard: {name: Guard, deprecated: true}
places:
  x-1: {name: X}
  x-2: {name: X}
=== a/b.news.txt ===
`

/** Each mention as "text: resolution, entry" with the candidates. */
const mentions: [string, string, string][] = [
  ['a name, in any case', ':actor[un] :actor[UN]', 'un: name un (un); UN: name un (un)'],
  ['an unknown name', ':actor[No]', 'No: unresolved - ()'],
  ['a name of another kind', ':actor[X]', 'X: unresolved - ()'],
  ['several entries', ':place[X]', 'X: ambiguous - (x-1 x-2)'],
  ['a ref, whatever the name', ':actor[X]{ref=un}', 'X: ref un ()'],
  ['a ref among several', ':place[X]{ref=x-2}', 'X: ref x-2 (x-1 x-2)'],
  ['a ref to nothing', ':actor[UN]{ref=no}', 'UN: ref - (un)'],
  ['a ref to another kind', ':actor[UN]{ref=x-1}', 'UN: ref x-1 (un)'],
  ['one entry out of use', ':actor[Guard]', 'Guard: name guard (guard)'],
  ['no date', ':actor[envoy]', 'envoy: ambiguous - (ann bo)'],
  ['a date', '---\ndate: 2017-01-01\n---\n:actor[envoy]', 'envoy: name bo (bo)'],
  ['what is no date', '---\ndate: 22.4.2017\n---\n:actor[envoy]', 'envoy: ambiguous - (ann bo)'],
  ['escapes', ':actor[U\\.\\]N]', 'U.]N: unresolved - ()'],
  ['comments', ':actor[U<!-- ] -->N]', 'UN: name un (un)'],
  ['nested tags', ':actor[U:place[N]{ref=x-1}]', 'UN: name un (un); N: ref x-1 ()'],
  ['nobody of the glossary', ':actor[UN]{ref=none}', 'UN: none - (un)'],
  ['several in one value, where one is allowed', ':actor[a]{ref="un ann"}', 'a: ref - ()'],
  [
    'a ref without a value',
    ':actor[UN]{ref=""} :actor[UN]{ref=" "}',
    'UN: name un (un); UN: name un (un)'
  ],
  ['line ends', ':actor[United\r\n  Nations]', 'United\r\n  Nations: name un (un)']
]

test.each(mentions)('mentions: %s', (_, text, expected) => {
  const described = read(text).mentions.map(
    ({text: name, resolution, entry, candidates}) =>
      `${name}: ${resolution} ${entry?.id ?? '-'} (${candidates.map(({id}) => id).join(' ')})`
  )
  expect(described.join('; ')).toBe(expected)
})

/** Each claim as its id with the contents of its fragments. */
const claims: [string, string, string][] = [
  ['in order', ':claim[a]{#1} :claim[b]{continues=1} :claim[c]{#2}', '1: a b; 2: c'],
  ['a fragment first', ':claim[a]{continues=1} :claim[b]{#1}', '1: a b'],
  ['of nothing', ':claim[a] :claim[b]{continues=1}', '-: a'],
  ['of another kind', ':claim[a]{#1} :actor[b]{continues=1}', '1: a'],
  ['the first of an id', ':claim[a]{#1} :claim[b]{#1} :claim[c]{continues=1}', '1: a c; 1: b'],
  ['no chains', ':claim[a]{#1} :claim[b]{#2 continues=1} :claim[c]{continues=2}', '1: a b'],
  ['no id', ':claim[a]{id=""} :claim[b]{continues=""}', '-: a; -: b']
]

test.each(claims)('claims: %s', (_, text, expected) => {
  const model = read(text)
  const described = model.claims.map(({id, fragments}) => {
    const contents = fragments.map(({tag}) =>
      model.syntax.text.slice(tag.contentStart, tag.contentEnd)
    )
    return `${id ?? '-'}: ${contents.join(' ')}`
  })
  expect(described.join('; ')).toBe(expected)
})

describe('attributes', () => {
  test('are taken apart where they take many values', () => {
    const [unit] = read(':claim[a]{speaker="un  ann" about="&#117;n x" note="a b" stance}').units
    const values = unit?.attributes.map(({name, values: all}) => [
      name,
      all.map(({text, span}) => [text, span.end - span.start])
    ])
    expect(values).toEqual([
      [
        'speaker',
        [
          ['un', 2],
          ['ann', 3]
        ]
      ],
      [
        'about',
        [
          ['un', 9],
          ['x', 9]
        ]
      ],
      ['note', [['a b', 3]]],
      ['stance', []]
    ])
  })

  test('that name entries are collected with these', () => {
    const {references} = read(':actor[a]{ref=un} :claim[b]{speaker="no author ann" rebuts=c1}')
    const described = references.map(({attribute, value, entry, isAlso}) => [
      attribute.name,
      value.text,
      entry?.id ?? (isAlso ? 'also' : 'none')
    ])
    expect(described).toEqual([
      ['ref', 'un', 'un'],
      ['speaker', 'no', 'none'],
      ['speaker', 'author', 'also'],
      ['speaker', 'ann', 'ann']
    ])
  })

  test('that the format gives need not be in the codebook', () => {
    const files = `=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
extends: none
kinds: {ship: {unit: mention}, mark: {}}
=== a.news.txt ===
:ship[a]{#s1 .x ref=no continues=s2} :mark[b]{ref=no}
`
    const {units, references} = modelOf(files)
    const known = units.map(({attributes}) =>
      attributes.filter(({definition}) => definition).map(({name}) => name)
    )
    expect(known).toEqual([['id', 'class', 'ref', 'continues'], []])
    expect(references).toHaveLength(1)
  })
})

test.each([
  ['', 'b'],
  ['---\nid: other\n---\n', 'other'],
  ['---\nid:\n---\n', 'b']
])('the id of an article that starts %j is %s', (text, id) => {
  expect(read(text).id).toBe(id)
})

function read(text: string): ArticleModel {
  return modelOf(GLOSSARY + text)
}

function modelOf(fixture: string): ArticleModel {
  const [model] = toProject(parseFixture(fixture).files).articles
  if (!model) throw new Error('The fixture has no article')
  return model
}
