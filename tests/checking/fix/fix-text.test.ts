import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Edit} from '../../../server/src/base/edits.js'
import {applyEdits, composeEdits} from '../../../server/src/base/edits.js'
import {fixText} from '../../../server/src/checking/fix/fix-text.js'
import {chooseFixes, type Fixable} from '../../../server/src/checking/offer/choose-fixes.js'
import {essenceOfArticle} from '../../../server/src/checking/offer/faithful-fixes.js'
import {textChecker} from './check-text.js'

/** A fix of a rule, by its edits as `[start, end, text]`. */
function fixOf(ruleId: string, ...edits: [number, number, string][]): Fixable {
  return {
    ruleId,
    fix: {
      title: ruleId,
      safety: 'safe',
      edits: edits.map(([start, end, text]) => ({start, end, text}))
    }
  }
}

describe('fixes go together', () => {
  test.each<[string, Fixable[], string[]]>([
    ['in different places', [fixOf('b', [3, 4, '']), fixOf('a', [0, 3, 'x'])], ['a', 'b']],
    ['not where they overlap', [fixOf('a', [0, 3, 'x']), fixOf('b', [2, 4, ''])], ['a']],
    [
      'by their places, not by their order',
      [fixOf('b', [2, 4, '']), fixOf('a', [0, 3, ''])],
      ['a']
    ],
    ['not where both insert', [fixOf('a', [2, 2, 'x']), fixOf('b', [2, 2, 'y'])], ['a']],
    [
      'where one inserts beside the other',
      [fixOf('a', [2, 2, 'x']), fixOf('b', [2, 3, ''])],
      ['a', 'b']
    ],
    [
      'not where one inserts into the other',
      [fixOf('a', [1, 4, '']), fixOf('b', [2, 2, 'y'])],
      ['a']
    ],
    [
      'as a whole',
      [
        fixOf('a', [0, 1, ''], [8, 9, '']),
        fixOf('b', [4, 5, ''], [8, 9, '']),
        fixOf('c', [4, 5, ''])
      ],
      ['a', 'c']
    ],
    ['never without edits', [fixOf('a')], []]
  ])('%s', (_, fixes, ids) => {
    expect(
      chooseFixes(fixes as (Fixable & {fix: NonNullable<Fixable['fix']>})[]).map(
        ({ruleId}) => ruleId
      )
    ).toEqual(ids)
  })
})

const text = fc.string({unit: 'binary', maxLength: 20})

/** Edits of a text of any length, sorted and disjoint. */
function anyEdits(length: number): fc.Arbitrary<readonly Edit[]> {
  const offsets = fc.array(fc.nat({max: length}), {maxLength: 8})
  return fc
    .tuple(offsets, fc.array(fc.constantFrom('', 'x', 'yz'), {minLength: 3}))
    .map(([at, texts]) => {
      const sorted = at.toSorted((a, b) => a - b)
      return Array.from({length: sorted.length >> 1}, (_, index) => ({
        start: sorted[2 * index] ?? 0,
        end: sorted[2 * index + 1] ?? 0,
        text: texts[index % texts.length] ?? ''
      }))
    })
}

test('edits after edits are edits', () => {
  const edited = text.chain(old =>
    anyEdits(old.length).chain(first =>
      anyEdits(applyEdits(old, first).length).map(second => ({old, first, second}))
    )
  )
  fc.assert(
    fc.property(edited, ({old, first, second}) => {
      const both = composeEdits(first, second)
      expect(applyEdits(old, both)).toBe(applyEdits(applyEdits(old, first), second))
      const ends = both.flatMap(({start, end}) => [start, end])
      expect(ends).toEqual(ends.toSorted((a, b) => a - b))
    })
  )
})

describe('a text is fixed', () => {
  const options = {safety: 'safe', essence: () => ''} as const

  /** Takes one `x` away at a time. */
  const oneByOne = (found: string): Fixable[] => {
    const at = found.indexOf('x')
    return at < 0 ? [] : [fixOf('no-x', [at, at + 1, ''])]
  }

  test('until nothing is left to fix', () => {
    const fixed = fixText('axbxc', oneByOne, options)
    expect(fixed).toMatchObject({text: 'abc', passes: 2, isDone: true})
    expect(fixed.applied).toHaveLength(2)
    expect(fixed.edits).toEqual([
      {start: 1, end: 2, text: ''},
      {start: 3, end: 4, text: ''}
    ])
  })

  test('ten times at most', () => {
    const fixed = fixText('x'.repeat(12), oneByOne, options)
    expect(fixed).toMatchObject({text: 'xx', passes: 10, isDone: false})
    const rounds = fixText(
      'a',
      found => [fixOf('swap', [0, 1, found === 'a' ? 'b' : 'a'])],
      options
    )
    expect(rounds).toMatchObject({passes: 10, isDone: false})
  })

  test('only as safely as is wanted', () => {
    const {fix, ruleId} = fixOf('no-x', [0, 1, ''])
    const check = (found: string): Fixable[] =>
      found.includes('x') && fix ? [{ruleId, fix: {...fix, safety: 'unsafe'}}] : []
    expect(fixText('x', check, options).text).toBe('x')
    expect(fixText('x', check, {...options, safety: 'unsafe'}).text).toBe('')
  })
})

describe('a fix that changes the base text', () => {
  const options = {safety: 'safe', essence: essenceOfArticle} as const
  const article = ':actor[UN]{ref=un} and :actor[EU]{ref=eu}'

  /** Removes every `{ref=…}`, and one word that a reader reads. */
  const check = (found: string): Fixable[] => [
    ...Array.from(found.matchAll(/\{ref=..\}/g), ({index}) =>
      fixOf('good', [index, index + 8, ''])
    ),
    ...Array.from(found.matchAll(/and/g), ({index}) => fixOf('bad', [index, index + 3, '']))
  ]

  test('is never applied; the others are', () => {
    const {text: fixed, isDone, applied} = fixText(article, check, options)
    expect(fixed).toBe(':actor[UN] and :actor[EU]')
    expect(applied.map(({ruleId}) => ruleId)).toEqual(['good', 'good'])
    expect(isDone).toBe(true)
  })

  test('only beside another one waits', () => {
    const both = (found: string): Fixable[] => [
      ...Array.from(found.matchAll(/^ /g), () => fixOf('first', [0, 1, '\\']))
    ]
    expect(fixText(' a', both, options)).toMatchObject({text: ' a', applied: [], isDone: true})
    // Each tag may go, but not both, as the line would be blank and end the paragraph.
    const lines = ':claim[a\n:actor[]:actor[]\nb]'
    const tags = (found: string): Fixable[] =>
      Array.from(found.matchAll(/:actor\[\]/g), ({index}) => fixOf('tag', [index, index + 8, '']))
    const once = (found: string): Fixable[] => (found === lines ? tags(found) : [])
    const {text: fixed} = fixText(lines, once, options)
    expect(fixed).toBe(':claim[a\n:actor[]\nb]')
  })

  test('makes room for one that it collides with', () => {
    const one = (found: string): Fixable[] =>
      found === article ? [fixOf('bad', [17, 20, 'x']), fixOf('good', [10, 18, ''])] : []
    expect(fixText(article, one, options).text).toBe(':actor[UN] and :actor[EU]{ref=eu}')
  })

  test('takes no more work where there are many of them', () => {
    let reads = 0
    const essence = (found: string): string => {
      reads++
      return essenceOfArticle(found)
    }
    const many = Array.from({length: 1000}, (_, index) =>
      fixOf(`r${index}`, [index, index + 1, 'x'])
    )
    fixText('a'.repeat(1000), () => many, {safety: 'safe', essence})
    expect(reads).toBeLessThan(1200)
  })
})

describe('a tag around nothing stays where it keeps things apart', () => {
  const check = textChecker({})

  test.each([
    [':actor[]\uFEFF', '\uFEFF'],
    [':actor[\uFEFF]', '\uFEFF'],
    [':actor[]---\na: b\n---\n', '---\na: b\n---\n'],
    ['---\n---:actor[]', '---\n---'],
    [':actor[]<!-- c -->\n', '<!-- c -->\n'],
    [' <!-- c -->:actor[]', ' <!-- c -->'],
    [':claim[a\n:actor[]\nb]', ':claim[a\n\nb]'],
    ['<:actor[]!-- c -->', '<!-- c -->'],
    [':actor:place[][x]', ':actor[x]'],
    [':place[a]:actor[]{}{x}', ':place[a]{x}'],
    [':place[a]{b :actor[]{c} d}', ':place[a]{b  d}']
  ])('%j', (article, without) => {
    const found = check(article).filter(({ruleId}) => ruleId === 'empty-tag')
    expect(found).toMatchObject([{fix: undefined}])
    expect(essenceOfArticle(without)).not.toBe(essenceOfArticle(article))
  })
})
