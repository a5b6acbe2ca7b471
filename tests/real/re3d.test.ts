import {readFileSync} from 'node:fs'
import path from 'node:path'
import {beforeEach, describe, expect, test} from 'vitest'
import {parseCodebook} from '../../server/src/codebook/parse-codebook.js'
import {toMentionRecords} from '../../server/src/exchange/mention-record.js'
import {buildGlossary} from '../../server/src/glossary/glossary.js'
import type {ArticleModel} from '../../server/src/model/article-model.js'
import {resolve} from '../../server/src/model/resolve.js'
import {runArticleRules} from '../../server/src/rules/run-rules.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import {type Annotation, fromStandoff} from '../support/standoff.js'
import {OTHERS, OWN, reasonToSkip} from './corpora.js'

const OWN_SOURCE = path.join(OWN, 're3d/Harbour Desk')
const SOURCES = ['CENTCOM', 'UK Government', 'Wikipedia']
const sourceOf = (name: string): string => path.join(OTHERS, 're3d', name)

const KINDS =
  `comms-identifier document-reference frequency location military-platform money nationality
  organisation person quantity temporal url vehicle weapon`.split(/\s+/)

const {codebook} = parseCodebook(
  'codebook.yaml',
  `extends: none\nkinds:\n${KINDS.map(
    kind => `  ${kind}: {unit: mention, section: ${kind}s, contains: [${KINDS.join(', ')}]}\n`
  ).join('')}`
)

/** A document and the entities in it that the crowd did not reject; offsets are UTF-16. */
interface Annotated {
  readonly id: string
  readonly text: string
  readonly entities: readonly Annotation[]
}

interface Row {
  readonly _id: string
  readonly text: string
  readonly documentId: string
  readonly begin: number
  readonly end: number
  readonly type: string
  readonly confidence: number
}

function readRows(source: string, file: string): Row[] {
  const lines = readFileSync(path.join(source, file), 'utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')
  return lines.filter(line => line.trim() !== '').map(line => JSON.parse(line) as Row)
}

function readDocuments(source: string): Annotated[] {
  const rows = readRows(source, 'entities.json').filter(({confidence}) => confidence > 0)
  return readRows(source, 'documents.json').map(({_id: id, text}) => {
    const offsets = utf16Offsets(text)
    const entities = rows
      .filter(({documentId}) => documentId === id)
      .map(({begin, end, type}) => {
        return {start: offsets[begin] ?? -1, end: offsets[end] ?? -1, kind: toKind(type)}
      })
    return {id, text, entities}
  })
}

/** The UTF-16 offset of each code point, and that of the end. */
function utf16Offsets(text: string): number[] {
  const offsets = [0]
  for (const character of text) offsets.push((offsets.at(-1) ?? 0) + character.length)
  return offsets
}

function toKind(type: string): string {
  return type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
}

function modelOf(text: string): ArticleModel {
  return resolve('article.news.txt', parse(text), codebook, buildGlossary([]))
}

/** What an article marks, each as `start-end kind text`. */
function marked(model: ArticleModel): string[] {
  return toMentionRecords(model)
    .map(({start, end, kind, text}) => `${start}-${end} ${kind} ${text}`)
    .sort()
}

function wanted(text: string, annotations: readonly Annotation[]): string[] {
  return annotations
    .map(({start, end, kind}) => `${start}-${end} ${kind} ${text.slice(start, end)}`)
    .sort()
}

/** Checks that every entity survives as a mention with its very words, and gives how many there are. */
function checkEntities(source: string): number {
  const documents = readDocuments(source)
  for (const {id, text, entities} of documents) {
    const model = modelOf(fromStandoff(text, entities))
    expect(toBaseText(model.syntax).text, id).toBe(text)
    expect(marked(model), id).toEqual(wanted(text, entities))
  }
  return documents.flatMap(({entities}) => entities).length
}

/** How often each rule finds something in the documents of some sources. */
function countFindings(sources: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {}
  for (const {text, entities} of sources.flatMap(readDocuments)) {
    const {findings, errors} = runArticleRules(modelOf(fromStandoff(text, entities)), new Map())
    expect(errors).toEqual([])
    for (const {ruleId} of findings) found[ruleId] = (found[ruleId] ?? 0) + 1
  }
  return found
}

test('every entity of our own documents survives as a mention with its very words', () => {
  expect(checkEntities(OWN_SOURCE)).toBe(24)
})

/** The loose boundaries are entities. */
test('only what there is to say of our own documents is found', () => {
  expect(countFindings([OWN_SOURCE])).toEqual({
    'missing-metadata': 3,
    'empty-tag': 1,
    'loose-boundary': 2,
    'duplicate-span': 1
  })
})

describe('the documents of others', () => {
  beforeEach(({skip}) => {
    const reason = reasonToSkip('re3d')
    if (reason) skip(reason)
  })

  test.for(SOURCES)('%s: every entity survives as a mention with its very words', source => {
    expect(checkEntities(sourceOf(source))).toBeGreaterThan(400)
  })

  /**
   * What the rules say of the 62 documents, and why:
   *
   * | rule             | why                                                                         |
   * |------------------|-----------------------------------------------------------------------------|
   * | missing-metadata | The documents have no front matter: once for each.                          |
   * | empty-tag        | Two entities are a blank or a line end, and nothing else.                   |
   * | loose-boundary   | Four entities take the blank before or behind them along.                   |
   * | duplicate-span   | One entity is there twice, once with the blank before it and once without.  |
   */
  test('give only what there is to say of them', () => {
    expect(countFindings(SOURCES.map(sourceOf))).toEqual({
      'missing-metadata': 62,
      'empty-tag': 2,
      'loose-boundary': 4,
      'duplicate-span': 1
    })
  })
})

test('what crosses and what reaches over blank lines is written as fragments', () => {
  const text = 'One two three 😀 four.\n\n:x[five] six.'
  const annotations = [
    {start: 0, end: 13, kind: 'person'},
    {start: 4, end: 16, kind: 'location'},
    {start: 8, end: 30, kind: 'weapon'},
    {start: 8, end: 13, kind: 'person'}
  ]
  const written = fromStandoff(text, annotations)
  expect(written).toBe(
    ':person[One :location[two :weapon[:person[three]]{#e2}]{#e1}]:weapon[:location[ 😀]{continues=e1} four.]{continues=e2}\n\n:weapon[\\:x\\[fiv]{continues=e2}e] six.'
  )
  const model = modelOf(written)
  expect(toBaseText(model.syntax).text).toBe(text)
  expect(marked(model)).toEqual(wanted(text, annotations))
})
