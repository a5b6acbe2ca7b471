import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {applyEdits} from '../../../server/src/base/edits.js'
import {chooseFixes, editsOf, fixable} from '../../../server/src/checking/fix/choose-fixes.js'
import {essenceOfArticle} from '../../../server/src/checking/fix/faithful-fixes.js'
import {fixText} from '../../../server/src/checking/fix/fix-text.js'
import {anyText} from '../../syntax/arbitrary-text.js'
import {articleWithMistakes, PROJECT} from './arbitrary-article.js'
import {textChecker} from './check-text.js'

const check = textChecker(PROJECT)
const text = fc.oneof({weight: 4, arbitrary: articleWithMistakes}, {weight: 1, arbitrary: anyText})
const essence = essenceOfArticle

/** Every rule that was seen to fix something, by what it is. */
const seen = {safe: new Set<string>(), unsafe: new Set<string>()}

describe.each(['safe', 'unsafe'] as const)('%s fixes', safety => {
  test('each alone leaves the base text as it is', () => {
    fc.assert(
      fc.property(text, article => {
        for (const finding of fixable(check(article), safety)) {
          const fixed = applyEdits(article, finding.fix.edits)
          expect(essence(fixed), `${finding.ruleId}: ${JSON.stringify(fixed)}`).toBe(
            essence(article)
          )
          expect(fixed).not.toBe(article)
          seen[finding.fix.safety].add(finding.ruleId)
        }
      }),
      RUNS
    )
  })

  test('in any choice of them leave the base text, line ends and byte order mark as they are', () => {
    fc.assert(
      fc.property(text, fc.array(fc.boolean(), {minLength: 1}), (article, choice) => {
        const chosen = (_: unknown, index: number): boolean => choice[index % choice.length] ?? true
        const {text: fixed, errors} = fixText(article, of => check(of).filter(chosen), {
          safety,
          essence
        })
        expect(errors).toEqual([])
        expect(essence(fixed)).toBe(essence(article))
        expect(fixed.startsWith('\uFEFF')).toBe(article.startsWith('\uFEFF'))
        expect(lineEndOf(fixed)).toBe(lineEndOf(article))
      }),
      RUNS
    )
  })

  test('come to an end, at which nothing is left to fix', () => {
    fc.assert(
      fc.property(text, article => {
        const fixed = fixText(article, check, {safety, essence})
        expect(fixed).toMatchObject({isDone: true, errors: []})
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
  expect([...seen.safe].sort()).toEqual(expect.arrayContaining(SAFE))
  expect([...seen.unsafe].sort()).toEqual(expect.arrayContaining(UNSAFE))
})

const SAFE = [
  'duplicate-attribute',
  'empty-tag',
  'loose-boundary',
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
