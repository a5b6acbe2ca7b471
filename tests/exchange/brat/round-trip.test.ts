import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {defaultCodebook} from '../../../server/src/codebook/default/codebook.js'
import {exportBrat} from '../../../server/src/exchange/brat/export-brat.js'
import {articleOfBrat, readBrat} from '../../../server/src/exchange/brat/import-brat.js'
import type {Loss} from '../../../server/src/exchange/export/loss.js'
import {buildGlossary} from '../../../server/src/glossary/glossary.js'
import {parseGlossaryFile} from '../../../server/src/glossary/parse-glossary.js'
import type {ArticleModel} from '../../../server/src/model/article-model.js'
import {resolve} from '../../../server/src/model/resolve.js'
import {parse} from '../../../server/src/syntax/parse.js'
import {taggedText} from '../../annotate/arbitrary-text.js'
import {articleWithMistakes, brokenArticle, PROJECT} from '../../checking/fix/arbitrary-article.js'
import {type Feature, featuresOf} from './features.js'

const glossary = buildGlossary([
  parseGlossaryFile('glossary.yaml', PROJECT['glossary.yaml'] ?? '', defaultCodebook)
])

function read(text: string): ArticleModel {
  return resolve('article.news.txt', parse(text), defaultCodebook, glossary)
}

/** Exports an article and brings it back; with what was lost on either way. */
function thereAndBack(text: string): {back: string; losses: readonly Loss[]} {
  const {txt, ann, article, losses} = exportBrat(read(text))
  const found = readBrat(txt, ann, 'article.ann', defaultCodebook)
  expect(found.problems).toEqual([])
  const made = articleOfBrat(
    found,
    Object.fromEntries(article.fields),
    'article.ann',
    defaultCodebook
  )
  return {back: made.text, losses: [...losses, ...made.losses]}
}

const keyOf = (feature: Feature): string => JSON.stringify(feature)

/** What the first list has more often than the second. */
function without(all: readonly Feature[], others: readonly Feature[]): readonly Feature[] {
  const counts = new Map<string, number>()
  for (const other of others) counts.set(keyOf(other), (counts.get(keyOf(other)) ?? 0) + 1)
  return all.filter(feature => {
    const left = counts.get(keyOf(feature)) ?? 0
    counts.set(keyOf(feature), left - 1)
    return left <= 0
  })
}

/** What a ledger says that is not seen in the model: comments, and ids of further fragments. */
const UNSEEN = new Set(['comment', 'continues', 'id', 'line-ends'])

/** Holds that what comes back differs from what went out exactly by the ledger. */
function checkLedger(text: string): void {
  const {back, losses} = thereAndBack(text)
  const before = featuresOf(read(text))
  const names = before.filter(([, feature]) => feature === 'annotation').map(([name]) => name)
  const gone = losses.filter(
    ({done, feature}) => done !== 'encoded' && done !== 'moved' && !UNSEEN.has(feature)
  )
  const tagsGone = new Set(gone.filter(({feature}) => feature === 'annotation').map(({id}) => id))
  // A tag that was parted gets an id, by which it was not called before.
  const after = featuresOf(read(back), new Set(names.filter(name => !tagsGone.has(name))))
  const moved = new Set(gone.filter(({feature}) => feature === 'fragments').map(({id}) => id))
  const isOpen = ([name, feature]: Feature): boolean =>
    tagsGone.has(name) || (feature === 'fragments' && moved.has(name))
  const said = gone
    .map(({id, feature, value}): Feature => [id, feature, value])
    .filter(feature => !isOpen(feature))
  const lost = without(before, after).filter(feature => !isOpen(feature))
  const areUnique = new Set(names).size === names.length
  const sorted = (features: readonly Feature[]) => [...new Set(features.map(keyOf))].sort()
  // Where two tags have one name, the ledger cannot say of which it speaks.
  if (areUnique) {
    expect(sorted(lost)).toEqual(sorted(said))
    const isLeft = ([name, feature, value]: Feature): boolean =>
      value === '' && gone.some(loss => loss.id === name && loss.feature === feature)
    const come = without(after, before)
    expect(come.filter(feature => !isOpen(feature) && !isLeft(feature))).toEqual([])
  } else expect(sorted(said)).toEqual(expect.arrayContaining(sorted(lost)))
}

describe('an article in brat and back', () => {
  test('differs exactly by the ledger', () => {
    fc.assert(fc.property(articleWithMistakes, checkLedger), {numRuns: 400})
  })

  test('also with forgotten signs', () => {
    fc.assert(fc.property(brokenArticle, checkLedger), {numRuns: 200})
  })

  test('with several classes', () => {
    checkLedger(':actor[Ada]{.left .wing}')
    checkLedger(':actor[Ada]{.:actor[]{ .wing}')
  })

  test('also with words of many scripts', () => {
    fc.assert(fc.property(taggedText, checkLedger), {numRuns: 200})
  })
})
