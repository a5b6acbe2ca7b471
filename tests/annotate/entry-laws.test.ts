import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {glossaryActs} from '../../server/src/annotate/glossary/glossary-acts.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import {projects} from './arbitrary-project.js'
import {doInProject, findingsIn, namedIn, type Texts} from './project-acts.js'

const requests = fc.constantFrom(
  {act: 'merge-entries', given: {entry: 'ada', into: 'bob'}},
  {act: 'merge-entries', given: {entry: 'bob', into: 'ada'}},
  {act: 'merge-entries', given: {entry: 'ada', into: 'kim'}},
  {act: 'merge-entries', given: {entry: 'kim', into: 'ada'}},
  {act: 'merge-entries', given: {entry: 'bob', into: 'joe'}},
  {act: 'move-entry', given: {entry: 'ada', file: 'l.jsonl'}},
  {act: 'move-entry', given: {entry: 'bob', file: 't.csv'}},
  {act: 'move-entry', given: {entry: 'joe', file: 'g.yaml'}},
  {act: 'move-entry', given: {entry: 'kim', file: 'g.yaml'}},
  {act: 'split-entry', given: {entry: 'ada', name: 'שלום'}},
  {act: 'split-entry', given: {entry: 'bob', name: '𝒜da', id: 'other'}},
  {act: 'deprecate-entry', given: {entry: 'ada', 'replaced-by': 'bob'}},
  {act: 'deprecate-entry', given: {entry: 'ada'}},
  {act: 'add-alias', given: {entry: 'ada', name: 'Countess, A. "𝒜" שלום'}},
  {act: 'rename-entry', given: {entry: 'bob', to: 'robert'}}
)

type Request = typeof requests extends fc.Arbitrary<infer T> ? T : never

function done(texts: Texts, {act, given}: Request): Texts | string {
  return doInProject(texts, view => {
    const found = glossaryActs.find(({id}) => id === act)
    if (!found) throw new Error(`There is no act ${act}`)
    return found.apply({view, entry: undefined, article: undefined}, given)
  })
}

describe('an act on the glossary', () => {
  test('leaves base texts, comments and line ends as they are', () => {
    fc.assert(
      fc.property(projects, requests, (texts, request) => {
        const after = done(texts, request)
        if (typeof after === 'string') {
          expect(after).toMatch(/^[\p{Lu}`\w].*[^.]$/su)
          return
        }
        for (const path of ['a.news.txt', 'b.news.txt'])
          expect(baseOf(after[path])).toBe(baseOf(texts[path]))
        const yaml = after['g.yaml'] ?? ''
        expect(yaml.startsWith('\uFEFF')).toBe(texts['g.yaml']?.startsWith('\uFEFF'))
        expect(yaml).toContain('# שלום 👩‍👩‍👧 ada')
        for (const path of ['g.yaml', 't.csv', 'l.jsonl'])
          expect(endsOf(after[path])).toEqual(after[path] === '' ? [] : endsOf(texts[path]))
      }),
      {numRuns: 300}
    )
  })

  test('was done by every act that needs no article', () => {
    const seen = new Set<string>()
    for (const [texts, request] of fc.sample(fc.tuple(projects, requests), {seed: 1, numRuns: 300}))
      if (typeof done(texts, request) !== 'string') seen.add(request.act)
    const wanted = glossaryActs.map(({id}) => id).filter(id => id !== 'new-entry')
    expect([...seen].sort()).toEqual(wanted.sort())
  })

  test('makes no mistake that was not there', () => {
    fc.assert(
      fc.property(projects, requests, (texts, request) => {
        const after = done(texts, request)
        if (typeof after === 'string') return
        const before = new Set(rulesIn(texts))
        const isExpected = (rule: string): boolean => EXPECTED[request.act]?.includes(rule) === true
        expect(rulesIn(after).filter(rule => !before.has(rule) && !isExpected(rule))).toEqual([])
      }),
      {numRuns: 100}
    )
  })

  test('that merges leaves no reference to what is gone', () => {
    fc.assert(
      fc.property(projects, requests, (texts, request) => {
        if (request.act !== 'merge-entries') return
        const {entry} = request.given
        const after = done(texts, request)
        if (typeof after === 'string') return
        expect(namedIn(after)).not.toContain(entry)
        expect(namedIn(texts)).toContain(entry)
      }),
      {numRuns: 100}
    )
  })
})

/** What an act is meant to bring about. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'deprecate-entry': ['deprecated-entry'],
  'split-entry': ['unused-entry', 'unknown-alias', 'untagged-mention', 'redundant-ref'],
  'merge-entries': [
    'redundant-ref',
    'unknown-alias',
    'untagged-mention',
    'self-relation',
    'self-contradiction'
  ],
  'add-alias': ['untagged-mention']
}

function baseOf(text = ''): string {
  return toBaseText(parse(text)).text
}

function endsOf(text = ''): readonly string[] {
  return [...new Set(text.match(/\r\n|\r|\n/g) ?? [])].sort()
}

function rulesIn(texts: Texts): readonly string[] {
  return findingsIn(texts).map(told => told.split(' ').at(-1) ?? '')
}
