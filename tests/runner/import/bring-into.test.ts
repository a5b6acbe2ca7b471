import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {defaultCodebook} from '../../../server/src/codebook/default/codebook.js'
import {exportBrat} from '../../../server/src/exchange/brat/export-brat.js'
import {type BratAnnotations, readBrat} from '../../../server/src/exchange/brat/import-brat.js'
import {buildGlossary} from '../../../server/src/glossary/glossary.js'
import {parseGlossaryFile} from '../../../server/src/glossary/parse-glossary.js'
import type {ArticleModel} from '../../../server/src/model/article-model.js'
import {resolve} from '../../../server/src/model/resolve.js'
import {bringInto} from '../../../server/src/runner/import/bring-into.js'
import {parse} from '../../../server/src/syntax/parse.js'
import {taggedText} from '../../annotate/arbitrary-text.js'
import {articleWithMistakes, PROJECT} from '../../checking/fix/arbitrary-article.js'

const glossary = buildGlossary([
  parseGlossaryFile('glossary.yaml', PROJECT['glossary.yaml'] ?? '', defaultCodebook)
])
const path = 'a.ann'

function read(text: string): ArticleModel {
  return resolve('a.news.txt', parse(text), defaultCodebook, glossary)
}

function annotationsOf(model: ArticleModel): BratAnnotations {
  const {txt, ann} = exportBrat(model)
  return readBrat(txt, ann, path, defaultCodebook)
}

/** The text of an article into which annotations were brought. */
function bring(
  text: string,
  found: BratAnnotations,
  exported: BratAnnotations | undefined
): string | undefined {
  const target = {path: 'a.news.txt', name: 'a.news.txt', model: read(text), read}
  return bringInto({path, found, exported, suggestedBy: undefined}, target).applied?.text
}

const someArticle = fc.oneof(articleWithMistakes, taggedText)

describe('annotations that come back into their article', () => {
  test('leave it as it is written where nothing was changed, whether or not the export is known', () => {
    fc.assert(
      fc.property(someArticle, text => {
        const found = annotationsOf(read(text))
        expect(bring(text, found, found)).toBe(text)
        expect(bring(text, found, undefined)).toBe(text)
      }),
      {numRuns: 200}
    )
  })

  test('take nothing away of what was marked after the export, nor if the export is not known', () => {
    fc.assert(
      fc.property(someArticle, fc.integer(), (text, seed) => {
        const now = read(text)
        const all = annotationsOf(now)
        const ids = now.units.flatMap(({id}) => (id === undefined ? [] : [id]))
        const places = all.annotations.map(({kind, fragments}) => JSON.stringify([kind, fragments]))
        const names = now.units.map(({attributes}) => attributes.map(({name}) => name))
        // Of two tags with one id, or of one kind around the same words, nobody can tell which was exported.
        fc.pre([ids, places, ...names].every(list => new Set(list).size === list.length))
        const some = all.annotations.filter((_, at) => ((seed >> (at % 30)) & 1) === 0)
        const found = {...all, annotations: some}
        for (const exported of [found, undefined]) expect(bring(text, found, exported)).toBe(text)
      }),
      {numRuns: 200}
    )
  })
})
