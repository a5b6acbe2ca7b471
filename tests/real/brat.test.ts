import {readFileSync} from 'node:fs'
import path from 'node:path'
import {beforeEach, describe, expect, test} from 'vitest'
import {parseCodebook} from '../../server/src/codebook/parse-codebook.js'
import {exportBrat} from '../../server/src/exchange/brat/export-brat.js'
import {articleOfBrat, readBrat} from '../../server/src/exchange/brat/import-brat.js'
import {buildGlossary} from '../../server/src/glossary/glossary.js'
import {resolve} from '../../server/src/model/resolve.js'
import {parse} from '../../server/src/syntax/parse.js'
import {OTHERS, OWN, reasonToSkip} from './corpora.js'

const SOURCES = ['CENTCOM', 'UK Government', 'Wikipedia']

const KINDS =
  `CommsIdentifier DocumentReference Frequency Location MilitaryPlatform Money Nationality
  Organisation Person Quantity Temporal Url Vehicle Weapon`.split(/\s+/)

const {codebook} = parseCodebook(
  'codebook.yaml',
  `extends: none\nkinds:\n${KINDS.map(
    kind => `  ${kind}: {unit: mention, section: ${kind}s, contains: [${KINDS.join(', ')}]}\n`
  ).join('')}`
)

type Row = Readonly<Record<string, string | number>>

function readRows(source: string, file: string): Row[] {
  const lines = readFileSync(path.join(source, file), 'utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')
  return lines.filter(line => line.trim() !== '').map(line => JSON.parse(line) as Row)
}

/** The documents of a source as brat would have them: both count code points. */
function bratOf(source: string): {txt: string; ann: string; count: number}[] {
  const entities = readRows(source, 'entities.json').filter(row => Number(row['confidence']) > 0)
  return readRows(source, 'documents.json').map(document => {
    const own = entities.filter(({documentId}) => documentId === document['_id'])
    const lines = own.map(({type, begin, end}, at) => `T${at + 1}\t${type} ${begin} ${end}\n`)
    return {txt: String(document['text']), ann: lines.join(''), count: own.length}
  })
}

/** The spans of an `.ann` file as what each covers, without what is no word. */
function spansIn(ann: string, txt: string): string[] {
  const letters = [...txt]
  return ann.split('\n').flatMap(line => {
    const [, type = '', offsets = ''] = /^T\d+\t(\S+) ([\d ;]+)/.exec(line) ?? []
    if (type === '') return []
    const covered = offsets.split(';').flatMap(pair => {
      const [start = 0, end = 0] = pair.split(' ').map(Number)
      return Array.from({length: end - start}, (_, at) => start + at)
    })
    return [`${type} ${covered.filter(at => /\S/.test(letters[at] ?? '')).join(' ')}`]
  })
}

/** Brings documents in and out again: each entity has its words, crossing or not, and the text is the same. */
function checkDocuments(source: string): number {
  let entities = 0
  for (const {txt, ann, count} of bratOf(source)) {
    const found = readBrat(txt, ann, 'x.ann', codebook)
    expect(found.problems).toEqual([])
    const made = articleOfBrat(found, {}, 'x.ann', codebook)
    const model = resolve('x.news.txt', parse(made.text), codebook, buildGlossary([]))
    const back = exportBrat(model)
    expect(back.txt).toBe(txt)
    const gone = [...made.losses, ...back.losses].filter(
      ({feature}) => feature === 'annotation'
    ).length
    const wanted = spansIn(ann, txt).filter(span => /\d/.test(span))
    expect(wanted).toHaveLength(count - gone)
    expect(spansIn(back.ann, txt).sort()).toEqual(wanted.sort())
    entities += count
  }
  return entities
}

test('entities of our own documents come in from brat and go out again', () => {
  expect(checkDocuments(path.join(OWN, 're3d/Harbour Desk'))).toBe(24)
})

describe('the documents of others', () => {
  beforeEach(({skip}) => {
    const reason = reasonToSkip('re3d')
    if (reason) skip(reason)
  })

  test.for(SOURCES)('%s: entities come in from brat and go out again', source => {
    expect(checkDocuments(path.join(OTHERS, 're3d', source))).toBeGreaterThan(400)
  })
})
