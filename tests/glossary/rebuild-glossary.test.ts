import * as fc from 'fast-check'
import {expect, test} from 'vitest'
import {applyEdits} from '../../server/src/base/edits.js'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import type {Entry} from '../../server/src/glossary/entry.js'
import {buildGlossary, type Glossary, rebuildGlossary} from '../../server/src/glossary/glossary.js'
import {bearersOf} from '../../server/src/glossary/name-search/name-index.js'
import {nameIndex, searchNames} from '../../server/src/glossary/name-search/search-names.js'
import {type GlossaryReading, readGlossaryFile} from '../../server/src/glossary/parse-glossary.js'
import {rereadGlossaryFile} from '../../server/src/glossary/reread-glossary.js'
import {glossaryFacts} from '../../server/src/rules/shared/glossary-facts.js'

const NAMES = [
  'Police',
  'police',
  'Post',
  'New Post',
  'New',
  'Å b',
  'WHO',
  'who',
  'Ünal',
  'post office'
]

const TABLE = `id\tkind\tname\taliases\tdeprecated\tsince\n${NAMES.map((name, row) => `t${row}\t${row % 2 ? 'place' : 'actor'}\t${name}\t${NAMES[(row * 3) % 10]}\t${row === 3 ? 'true' : ''}\t${row === 4 ? '2016' : ''}\n`).join('')}`
const YAML = `places:\n${NAMES.map((name, row) => `  y${row}:\n    name: ${name}\n    aliases: [{text: ${NAMES[(row * 7) % 10]}, match: ${row % 3 ? 'exact' : 'ignore-case'}}]\n`).join('')}`

const change = fc.record({
  file: fc.constantFrom(0, 1),
  at: fc.double({min: 0, max: 1, noNaN: true}),
  length: fc.constantFrom(0, 1, 4, 40),
  text: fc.constantFrom(
    '',
    'P',
    'p',
    't1',
    '\n',
    '\t',
    'a',
    ' ',
    '\nt9\tplace\tPost\n',
    '\n  y1:\n    name: New\n',
    '|New Post'
  )
})

test('a glossary that is built again answers like one that is built for the first time', () => {
  const first = [
    readGlossaryFile('g.tsv', TABLE, defaultCodebook),
    readGlossaryFile('g.yaml', YAML, defaultCodebook)
  ]
  fc.assert(
    fc.property(fc.array(change, {minLength: 1, maxLength: 5}), changes => {
      let files: readonly GlossaryReading[] = first
      let glossary = buildGlossary(files)
      for (const {file: changed, at, length, text} of changes) {
        files = files.map((file, index) => {
          if (index !== changed) return file
          const start = Math.floor(at * file.text.length)
          const end = Math.min(start + length, file.text.length)
          const next = applyEdits(file.text, [{start, end, text}])
          return rereadGlossaryFile(file, next, defaultCodebook)
        })
        glossary = rebuildGlossary(glossary, files)
        const fresh = files.map(({path, text: own}) => readGlossaryFile(path, own, defaultCodebook))
        expect(answers(glossary)).toEqual(answers(buildGlossary(fresh)))
      }
    }),
    {numRuns: 60}
  )
})

test('a glossary whose files are the same is the same', () => {
  const files = [readGlossaryFile('g.yaml', YAML, defaultCodebook)]
  const glossary = buildGlossary(files)
  expect(rebuildGlossary(glossary, [...files])).toBe(glossary)
})

/** What a glossary says, as plain data. */
function answers(glossary: Glossary): unknown {
  const {entries, duplicates, named, names} = glossary
  const {deprecated, dated} = glossaryFacts(glossary)
  const index = nameIndex(glossary)
  const text = `${[...NAMES, ...NAMES.map(name => name.toUpperCase())].join(', ')}. ${NAMES.join(' ')}`
  const hits = searchNames(index, text, 0, text.length)
  const found = hits.flatMap((_, at) => (at % 3 === 0 ? [hits.slice(at, at + 3)] : []))
  return {
    entries: [...entries.values()].map(plain),
    duplicates: duplicates.map(plain),
    named: [...NAMES, 'POST', 'nobody'].map(name => [
      named('place', name).map(plain),
      named('actor', name).map(plain),
      (names.folded('place', name.toLowerCase()) ?? []).map(plain)
    ]),
    deprecated: [...deprecated].map(plain).sort(byText),
    dated: [...dated].map(([entry, bounds]) => [plain(entry), bounds]).sort(byText),
    // A small form that is left behind by a name that is gone says nothing.
    bearers: found.flatMap(([start, end, name = -1]) => {
      const bearers = bearersOf(index, name).map(({entry, alias}) => [plain(entry), alias])
      return bearers.length > 0 ? [[start, end, bearers.sort(byText)]] : []
    })
  }
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}

function plain({id, kind, name, names, fields, location}: Entry): unknown {
  return {id, kind, name, names, fields: [...fields], location}
}
