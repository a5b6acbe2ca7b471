import {existsSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {applyEdits} from '../../server/src/base/edits.js'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import type {Glossary} from '../../server/src/glossary/glossary.js'
import {buildGlossary} from '../../server/src/glossary/glossary.js'
import {parseGlossaryFile} from '../../server/src/glossary/parse-glossary.js'
import type {ArticleModel} from '../../server/src/model/article-model.js'
import {resolve} from '../../server/src/model/resolve.js'
import type {Finding} from '../../server/src/rules/finding.js'
import {rules} from '../../server/src/rules/registry.js'
import {runArticleRules} from '../../server/src/rules/run-rules.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'

const ROOT = path.join(import.meta.dirname, '../..')
const DATA = path.join(ROOT, '../shared/data')
const CAMEO = path.join(DATA, 'glossaries/cameo')
const GEONAMES = path.join(DATA, 'glossaries/geonames')
const NEWS = path.join(DATA, 'news/wikinews-en')

/** The scripts that turn the dictionaries into glossaries. */
interface Conversions {
  readonly cameoGlossary: (folder: string, places: ReadonlySet<string>) => string
  readonly geonamesGlossary: (folder: string) => string
  readonly placeNames: (folder: string) => ReadonlySet<string>
}

async function convert(): Promise<Glossary> {
  const scripts = ['cameo.mjs', 'geonames.mjs'].map(
    name => import(path.join(ROOT, 'bench/real', name)) as Promise<Partial<Conversions>>
  )
  const {cameoGlossary, geonamesGlossary, placeNames} = Object.assign(
    {},
    ...(await Promise.all(scripts))
  ) as Conversions
  return buildGlossary([
    parseGlossaryFile('cameo.jsonl', cameoGlossary(CAMEO, placeNames(GEONAMES)), defaultCodebook),
    parseGlossaryFile('geonames.tsv', geonamesGlossary(GEONAMES), defaultCodebook)
  ])
}

function modelsOf(glossary: Glossary): ArticleModel[] {
  const texts = readdirSync(NEWS).map(name => [name, readFileSync(path.join(NEWS, name), 'utf8')])
  return texts.map(([name = '', text = '']) =>
    resolve(name, parse(text), defaultCodebook, glossary)
  )
}

function countMessages(glossary: Glossary): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const rule of rules.glossary) {
    rule.check(glossary, defaultCodebook, ({message}) => {
      const [character] = /U\+\w+/.exec(message) ?? []
      const key = character ? `${rule.id} ${character}` : rule.id
      counts.set(key, (counts.get(key) ?? 0) + 1)
    })
  }
  return counts
}

/** The article with all tags that the findings propose. */
function mendAll({syntax}: ArticleModel, findings: readonly Finding[]): string {
  return applyEdits(
    syntax.text,
    findings.flatMap(({fix}) => fix?.edits ?? [])
  )
}

test('the names of real dictionaries are reported where they are wrong, and found in real news', {
  timeout: 120_000
}, async ({skip}) => {
  skip(!existsSync(CAMEO) || !existsSync(NEWS), `needs the dictionaries and the news in ${DATA}`)
  const glossary = await convert()
  expect(glossary.entries.size).toBeGreaterThan(190_000)
  const counts = countMessages(glossary)
  expect([...counts.keys()].sort()).toEqual([
    'duplicate-entry',
    'invalid-glossary U+001A',
    'invalid-glossary U+FFFD',
    'shared-alias'
  ])
  expect(counts.get('duplicate-entry')).toBeGreaterThan(1000)
  expect(counts.get('shared-alias')).toBeGreaterThan(10_000)

  const models = modelsOf(glossary)
  let proposals = 0
  for (const model of models) {
    const {findings, errors} = runArticleRules(model, new Map())
    expect(errors).toEqual([])
    expect(findings.filter(({ruleId}) => ruleId !== 'untagged-mention')).toEqual([])
    proposals += findings.length
    const mended = resolve(model.path, parse(mendAll(model, findings)), defaultCodebook, glossary)
    expect(toBaseText(mended.syntax).text).toBe(toBaseText(model.syntax).text)
    const wanted = findings.map(({message}) => message.split('`').at(-2))
    expect(mended.mentions.map(({entry}) => entry?.id)).toEqual(wanted)
  }
  expect(proposals / models.length).toBeGreaterThan(1)
  expect(proposals / models.length).toBeLessThan(3)
})
