import {readFileSync} from 'node:fs'
import path from 'node:path'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import * as newsmarkLibrary from '../server/src/index.js'
import {ruleUrl} from '../server/src/rules/rule.js'

const {buildGlossary, defaultCodebook, newsmark, parseGlossaryFile} = newsmarkLibrary

const EXPORTS = [
  'RuleError',
  'buildGlossary',
  'checkArticle',
  'defaultCodebook',
  'newsmark',
  'newsmarkBrat',
  'newsmarkParse',
  'newsmarkStringify',
  'newsmarkTables',
  'parse',
  'parseCodebook',
  'parseGlossaryFile',
  'reparse',
  'resolve',
  'stringify',
  'toBaseOffset',
  'toBaseText',
  'toMentionRecords',
  'toTree',
  'toWrittenOffset'
]

describe('the library', () => {
  test('exports this and nothing else', () => {
    expect(Object.keys(newsmarkLibrary).sort()).toEqual(EXPORTS)
  })

  test('is built with the same exports, and needs no Node', async () => {
    const file = path.join(import.meta.dirname, '../dist/index.js')
    const built = await import(file)
    expect(Object.keys(built).sort()).toEqual(EXPORTS)
    expect(readFileSync(file, 'utf8')).not.toMatch(/["']node:|require\(["'](fs|path|process)["']\)/)
  })
})

const glossary = buildGlossary([
  parseGlossaryFile(
    'glossary.yaml',
    'actors:\n  ada: {name: Ada}\n  bob: {name: Bob, deprecated: true, replaced-by: ada}\n',
    defaultCodebook
  )
])
const text =
  '---\ntitle: T\nsource: S\ndate: 2016-04-22\n---\n:actor[Ada] and :actor[Eve]{ref=adda} :actr[x].\n'

describe('the preset', () => {
  test('reports findings as messages', () => {
    const file = unified().use(newsmark, {codebook: defaultCodebook, glossary}).processSync(text)
    expect(file.messages).toHaveLength(2)
    expect(file.messages[0]).toMatchObject({
      reason: 'Unexpected entry `adda`, expected `ada`',
      line: 6,
      column: 33,
      place: {start: {line: 6, column: 33, offset: 76}, end: {line: 6, column: 37, offset: 80}},
      ruleId: 'unknown-entry',
      source: 'newsmark',
      url: ruleUrl('unknown-entry'),
      expected: ['ada'],
      fatal: true
    })
    expect(file.messages[0]?.note).toMatch(/\w/)
    expect(file.messages[1]).toMatchObject({ruleId: 'unknown-kind', expected: ['actor']})
  })

  test('writes the article as it was', () => {
    expect(String(unified().use(newsmark).processSync(text))).toBe(text)
  })

  test('gives severities as the settings say', () => {
    const settings = {'unknown-entry': 'warning', 'unknown-kind': ['info', {}]} as const
    const file = unified().use(newsmark, {glossary, settings}).processSync(text)
    expect(file.messages.map(({fatal}) => fatal)).toEqual([false, undefined])
    const none = {...settings, 'unknown-entry': 'off', 'unknown-kind': 'off'} as const
    expect(unified().use(newsmark, {glossary, settings: none}).processSync(text).messages).toEqual(
      []
    )
  })

  test('says where else to look', () => {
    const twice = text.replace('Eve]{ref=adda} :actr[x]', 'Ada]{#c} :actor[Ada]{#c}')
    const file = unified()
      .use(newsmark, {glossary})
      .processSync(new VFile({path: 'a.txt', value: twice}))
    expect(file.messages.map(({ruleId}) => ruleId)).toEqual(['duplicate-id'])
    const {cause} = file.messages[0] ?? {}
    expect(cause).toBeInstanceOf(Error)
    expect(cause).toMatchObject({file: 'a.txt', place: {start: {line: 6}}})
  })

  test('gives plugins behind it the model', () => {
    const file = unified()
      .use(newsmark, {glossary})
      .processSync(new VFile({path: 'x/y.news.txt', value: 'a :actor[Ada]'}))
    expect(file.data.newsmark?.id).toBe('y')
    expect(file.data.newsmark?.mentions[0]?.entry?.id).toBe('ada')
  })

  test('refuses settings of a rule that there is not', () => {
    const settings = {'unknown-entri': 'off'} as const
    expect(() => unified().use(newsmark, {settings}).freeze()).toThrow(
      'Unexpected rule `unknown-entri` in settings, expected `unknown-entry`'
    )
  })
})
