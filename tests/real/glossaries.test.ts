import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {applyEdits} from '../../server/src/base/edits.js'
import {runSteps} from '../../server/src/base/steps.js'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import type {Glossary} from '../../server/src/glossary/glossary.js'
import {buildGlossary} from '../../server/src/glossary/glossary.js'
import {parseGlossaryFile} from '../../server/src/glossary/parse-glossary.js'
import type {ArticleModel} from '../../server/src/model/article-model.js'
import {resolve} from '../../server/src/model/resolve.js'
import type {Finding} from '../../server/src/rules/finding.js'
import {rules} from '../../server/src/rules/registry.js'
import type {Reporter} from '../../server/src/rules/rule.js'
import {runArticleRules} from '../../server/src/rules/run-rules.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import {OTHERS, OWN, reasonToSkip} from './corpora.js'

const ROOT = path.join(import.meta.dirname, '../..')

/** The scripts that turn the dictionaries into glossaries. */
interface Conversions {
  readonly cameoGlossary: (folder: string, places: ReadonlySet<string>) => string
  readonly geonamesGlossary: (folder: string) => string
  readonly placeNames: (folder: string) => ReadonlySet<string>
}

async function convert(data: string): Promise<Glossary> {
  const cameo = path.join(data, 'glossaries/cameo')
  const geonames = path.join(data, 'glossaries/geonames')
  const scripts = ['cameo.mjs', 'geonames.mjs'].map(
    name => import(path.join(ROOT, 'bench/real', name)) as Promise<Partial<Conversions>>
  )
  const {cameoGlossary, geonamesGlossary, placeNames} = Object.assign(
    {},
    ...(await Promise.all(scripts))
  ) as Conversions
  return buildGlossary([
    parseGlossaryFile('cameo.jsonl', cameoGlossary(cameo, placeNames(geonames)), defaultCodebook),
    parseGlossaryFile('geonames.tsv', geonamesGlossary(geonames), defaultCodebook)
  ])
}

function modelsOf(news: string, glossary: Glossary): ArticleModel[] {
  const texts = readdirSync(news).map(name => [name, readFileSync(path.join(news, name), 'utf8')])
  return texts.map(([name = '', text = '']) =>
    resolve(name, parse(text), defaultCodebook, glossary)
  )
}

function countMessages(glossary: Glossary): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const rule of rules.glossary) {
    const count: Reporter = ({message}) => {
      const [character] = /U\+\w+/.exec(String(message)) ?? []
      const key = character ? `${rule.id} ${character}` : rule.id
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    runSteps(rule.check(glossary, defaultCodebook, count))
  }
  return counts
}

/** The article with all tags that the findings propose. */
function fixAll({syntax}: ArticleModel, findings: readonly Finding[]): string {
  return applyEdits(
    syntax.text,
    findings.flatMap(({fix}) => fix?.edits ?? [])
  )
}

/** How many findings of each kind the dictionaries give; `more` are those that only some of them give. */
function checkDictionaries(
  glossary: Glossary,
  more: readonly string[] = []
): ReadonlyMap<string, number> {
  const counts = countMessages(glossary)
  const all = [
    'duplicate-entry',
    'invalid-glossary U+001A',
    'invalid-glossary U+FFFD',
    'shared-alias'
  ]
  expect([...counts.keys()].sort()).toEqual([...all, ...more].sort())
  return counts
}

/**
 * Tags all names that are found and leave no choice, and gives how many were found: the text stays, and each tag finds
 * its entry.
 */
function tagAll(model: ArticleModel, glossary: Glossary): number {
  const {findings, errors} = runArticleRules(model, new Map())
  expect(errors).toEqual([])
  expect(findings.filter(({ruleId}) => ruleId !== 'untagged-mention')).toEqual([])
  const fixed = resolve(model.path, parse(fixAll(model, findings)), defaultCodebook, glossary)
  expect(toBaseText(fixed.syntax).text).toBe(toBaseText(model.syntax).text)
  const sure = findings.filter(({fix}) => fix)
  const wanted = sure.map(({message}) => message.split('`').at(-2))
  expect(fixed.mentions.map(({entry}) => entry?.id)).toEqual(wanted)
  return findings.length
}

test('the names of small dictionaries are reported where they are wrong, and found in news', async () => {
  const glossary = await convert(OWN)
  const counts = checkDictionaries(glossary)
  expect(Object.fromEntries(counts)).toEqual({
    'duplicate-entry': 1,
    'invalid-glossary U+001A': 1,
    'invalid-glossary U+FFFD': 1,
    'shared-alias': 2
  })
  const tagged = modelsOf(path.join(OWN, 'news'), glossary).map(model => [
    model.path,
    tagAll(model, glossary)
  ])
  expect(Object.fromEntries(tagged)).toEqual({
    'budget.txt': 3,
    'ferry.txt': 2,
    'letters.txt': 0,
    'lines.txt': 1,
    'markup.txt': 1,
    'scripts.txt': 1
  })
})

test('the names of real dictionaries are reported where they are wrong, and found in real news', {
  timeout: 120_000
}, async ({skip}) => {
  const reason = reasonToSkip('glossaries') || reasonToSkip('news')
  if (reason) skip(reason)
  const glossary = await convert(OTHERS)
  expect(glossary.entries.size).toBeGreaterThan(190_000)
  // One period that ends before it begins, and names with direction marks and joiners that nobody sees.
  const codes = ['00AD', '200B', '200C', '200E', '200F'].map(code => `invalid-glossary U+${code}`)
  const counts = checkDictionaries(glossary, ['invalid-glossary', ...codes])
  expect(counts.get('invalid-glossary')).toBe(1)
  expect(counts.get('duplicate-entry')).toBeGreaterThan(1000)
  expect(counts.get('shared-alias')).toBeGreaterThan(10_000)
  const models = modelsOf(path.join(OTHERS, 'news/wikinews-en'), glossary)
  const proposals = models.map(model => tagAll(model, glossary)).reduce((sum, count) => sum + count)
  expect(proposals / models.length).toBeGreaterThan(1)
  expect(proposals / models.length).toBeLessThan(4)
})
