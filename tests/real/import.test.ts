import {readFileSync} from 'node:fs'
import {globSync} from 'tinyglobby'
import {describe, expect, test} from 'vitest'
import {headlineOf, importText} from '../../server/src/exchange/import-text.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import {findAll} from '../support/check-rule.js'
import {OTHERS, OWN, reasonToSkip} from './corpora.js'

/** Plain texts of a folder, and those in the documents of re3d. */
function readTexts(folder: string): string[] {
  const plain = globSync('news/**/*.txt', {cwd: folder, absolute: true}).map(file =>
    readFileSync(file, 'utf8')
  )
  const documents = globSync('re3d/*/documents.json', {cwd: folder, absolute: true}).flatMap(file =>
    readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .split('\n')
      .filter(line => line.trim() !== '')
      .map(line => (JSON.parse(line) as {text: string}).text)
  )
  return [...plain, ...documents]
}

describe.each([
  ['of our own', OWN, 7, 1, false],
  ['of others', OTHERS, 580, 0, reasonToSkip('news') || reasonToSkip('re3d')]
] as const)('texts %s', (_, folder, least, lost, reason) => {
  test('come back whole, and of few would anything be lost', ({skip}) => {
    if (reason) skip(reason)
    const texts = readTexts(folder)
    expect(texts.length).toBeGreaterThanOrEqual(least)
    for (const text of texts) {
      const article = importText(text, {title: headlineOf(text) ?? 'x'})
      expect(toBaseText(parse(article)).text).toBe(text)
      expect(lostIn(article)).toBe(0)
    }
    expect(texts.reduce((sum, text) => sum + lostIn(text), 0)).toBe(lost)
  })
})

/** How many places in an article are read as markup that nobody meant so. */
function lostIn(text: string): number {
  return findAll('lost-text', [{path: 'a.news.txt', text, marks: []}]).length
}
