import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {Package} from 'datapackage'
import fc from 'fast-check'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {defaultCodebook} from '../../../server/src/codebook/default/codebook.js'
import type {Piece} from '../../../server/src/exchange/export/exporter.js'
import {exportTables} from '../../../server/src/exchange/tables/export-tables.js'
import {buildGlossary} from '../../../server/src/glossary/glossary.js'
import {parseGlossaryFile} from '../../../server/src/glossary/parse-glossary.js'
import {resolve} from '../../../server/src/model/resolve.js'
import {parse} from '../../../server/src/syntax/parse.js'
import {articleWithMistakes, PROJECT} from '../../checking/fix/arbitrary-article.js'

const glossary = buildGlossary([
  parseGlossaryFile('glossary.yaml', PROJECT['glossary.yaml'] ?? '', defaultCodebook)
])

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'newsmark-package-'))
})

afterEach(() => rmSync(folder, {recursive: true, force: true}))

/** Writes the tables of articles, and gives their data package. */
function writeTables(texts: Readonly<Record<string, string>>): object {
  const task = {codebook: defaultCodebook, glossary, generator: 'newsmark'}
  const exporter = exportTables({...task, nameOf: name => name})
  const files = new Map<string, string>()
  const put = (pieces: readonly Piece[]): void => {
    for (const {file, text} of pieces) files.set(file, (files.get(file) ?? '') + text)
  }
  put(exporter.start())
  for (const [name, text] of Object.entries(texts))
    put(exporter.add(resolve(name, parse(text), defaultCodebook, glossary)).pieces)
  put(exporter.finish().pieces)
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), {recursive: true})
    writeFileSync(path.join(folder, file), text)
  }
  return JSON.parse(files.get('datapackage.json') ?? '')
}

/** What the reader of the Frictionless project says of a data package: errors, and the number of rows of each table. */
async function readBack(descriptor: object) {
  const {errors, resources} = await Package.load(descriptor, {basePath: folder, strict: false})
  const rows = new Map<string, number>()
  for (const resource of resources)
    if (resource.tabular)
      rows.set(resource.name, (await resource.read({relations: true, keyed: true})).length)
  return {errors: errors.map(String), rows}
}

const CLAIMS = `---
id: a
---
:actor[A witness]{#w mention=nominal ref=none} said :claim[it rains]{#c1 speaker="w author" topic="x y"}.
:claim[No]{#c2 speaker=author rebuts="a#c1 b#c9"}
`

describe('the data package of the tables, read by the package of the Frictionless project', () => {
  test('is valid, and so are types and keys of all rows', async () => {
    const {errors, rows} = await readBack(writeTables({'a.news.txt': CLAIMS}))
    expect(errors).toEqual([])
    expect(Object.fromEntries(rows)).toMatchObject({mentions: 1, claims: 5, relations: 2})
  })

  test('is valid for any articles, also with mistakes and without a tag', async () => {
    await fc.assert(
      fc.asyncProperty(articleWithMistakes, articleWithMistakes, async (a, b) => {
        const {errors, rows} = await readBack(writeTables({'a.news.txt': a, 'b.news.txt': b}))
        expect(errors).toEqual([])
        expect(rows.get('articles')).toBe(2)
      }),
      {numRuns: 25}
    )
    expect((await readBack(writeTables({}))).errors).toEqual([])
  })

  test('is not valid where a key leads nowhere, so that this can fail', async () => {
    const descriptor = writeTables({'a.news.txt': CLAIMS})
    writeFileSync(path.join(folder, 'articles.csv'), 'path\n')
    await expect(readBack(descriptor)).rejects.toThrow()
  })
})
