import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {applyEdits} from '../../../server/src/base/edits.js'
import {fixText} from '../../../server/src/checking/fix/fix-text.js'
import {chooseFixes, editsOf, fixable} from '../../../server/src/checking/offer/choose-fixes.js'
import {essenceOfArticle} from '../../../server/src/checking/offer/faithful-fixes.js'
import {isKeptIn} from '../../support/is-kept-in.js'
import {anyText} from '../../syntax/arbitrary-text.js'
import {articleWithMistakes, brokenArticle, PROJECT} from './arbitrary-article.js'
import {textChecker} from './check-text.js'

const check = textChecker(PROJECT)
const text = fc.oneof(
  {weight: 4, arbitrary: articleWithMistakes},
  {weight: 2, arbitrary: brokenArticle},
  {weight: 1, arbitrary: anyText}
)
const essence = essenceOfArticle

describe.each(['safe', 'unsafe'] as const)('%s fixes', safety => {
  test('each alone leaves the base text as it is', () => {
    fc.assert(
      fc.property(text, article => {
        for (const finding of fixable(check(article), safety)) {
          const fixed = applyEdits(article, finding.fix.edits)
          checkEssence(article, fixed, [finding])
          expect(fixed).not.toBe(article)
        }
      }),
      RUNS
    )
  })

  test('in any choice of them leave the base text, line ends and byte order mark as they are', () => {
    fc.assert(
      fc.property(text, fc.array(fc.boolean(), {minLength: 1}), (article, choice) => {
        const chosen = (_: unknown, index: number): boolean => choice[index % choice.length] ?? true
        const {text: fixed, applied} = fixText(article, of => check(of).filter(chosen), {
          safety,
          essence
        })
        checkEssence(article, fixed, applied)
        expect(fixed.startsWith('\uFEFF')).toBe(article.startsWith('\uFEFF'))
        // A comment that becomes text brings the end of its line with it.
        const isLonger = applied.some(({ruleId}) => ruleId === 'lost-text')
        if (!isLonger) expect(lineEndOf(fixed)).toBe(lineEndOf(article))
      }),
      RUNS
    )
  })

  test('come to an end, at which nothing is left to fix', () => {
    fc.assert(
      fc.property(text, article => {
        const fixed = fixText(article, check, {safety, essence})
        expect(fixed).toMatchObject({isDone: true})
        expect(fixable(check(fixed.text), safety)).toEqual([])
        expect(fixText(fixed.text, check, {safety, essence}).text).toBe(fixed.text)
        expect(applyEdits(article, fixed.edits)).toBe(fixed.text)
        expect(fixed.applied.length > 0).toBe(fixed.text !== article)
      }),
      RUNS
    )
  })

  test('touch nothing but their places', () => {
    fc.assert(
      fc.property(text, article => {
        const edits = editsOf(chooseFixes(fixable(check(article), safety)))
        const fixed = applyEdits(article, edits)
        let shift = 0
        let from = 0
        for (const {start, end, text: inserted} of edits) {
          expect(start).toBeGreaterThanOrEqual(from)
          expect(fixed.slice(from + shift, start + shift)).toBe(article.slice(from, start))
          shift += inserted.length - (end - start)
          from = end
        }
        expect(fixed.slice(from + shift)).toBe(article.slice(from))
      }),
      RUNS
    )
  })
})

test('the articles have what it takes to be fixed', () => {
  const seen = {safe: new Set<string>(), unsafe: new Set<string>()}
  for (const article of fc.sample(text, {seed: 1, numRuns: 1000}))
    for (const finding of fixable(check(article), 'unsafe'))
      seen[finding.fix.safety].add(finding.ruleId)
  expect([...seen.safe].sort()).toEqual(expect.arrayContaining(SAFE))
  expect([...seen.unsafe].sort()).toEqual(expect.arrayContaining(UNSAFE))
})

/** The base text is as it was, or all of it is there where a rule has brought text back. */
function checkEssence(
  article: string,
  fixed: string,
  applied: readonly {readonly ruleId: string}[]
): void {
  const restores = applied.some(({ruleId}) => ruleId === 'lost-text')
  const told = `${applied.map(({ruleId}) => ruleId).join()}: ${JSON.stringify(fixed)}`
  if (restores) expect(isKeptIn(essence(article), essence(fixed)), told).toBe(true)
  else expect(essence(fixed), told).toBe(essence(article))
}

const SAFE = [
  'duplicate-attribute',
  'empty-tag',
  'loose-boundary',
  'lost-text',
  'redundant-ref',
  'unused-suppression'
]

const UNSAFE = [
  'deprecated-code',
  'deprecated-entry',
  'duplicate-span',
  'empty-tag',
  'invalid-value',
  'partial-word',
  'quote-mismatch',
  'self-relation',
  'unknown-attribute',
  'unknown-entry',
  'unknown-kind'
]

const RUNS = {numRuns: 1500}

/** What ends the text, which is no business of any fix. */
function lineEndOf(article: string): string {
  return /(\r\n|\r|\n)?$/.exec(essence(article))?.[0] ?? ''
}

describe('a forgotten sign keeps no fix elsewhere from being applied', () => {
  const GOOD = ':actor[Ada]{ref=ada} left.'

  test.each([
    ':claim[The truce]{speaker=ann said :actor[Ada]{ref=ada} there.',
    ':claim[The truce]{speaker="ann said :actor[Ada]{ref=ada} there.',
    ':claim[The truce{speaker=ann} said :actor[Ada]{ref=ada} there.',
    'The <!-- truce :actr[Ada]{ref=ada x x} there.'
  ])('%s', broken => {
    const article = `${broken}\n\n${GOOD}`
    const fixed = fixText(article, check, {safety: 'unsafe', essence})
    expect(fixed.text).toContain('\n\n:actor[Ada] left.')
    expect(fixed.isDone).toBe(true)
    expect(essence(fixed.text)).toBe(essence(article))
    expect(fixable(check(fixed.text), 'unsafe')).toEqual([])
  })
})
