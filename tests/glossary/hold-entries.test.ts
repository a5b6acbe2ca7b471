import {describe, expect, test} from 'vitest'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import {holdEntries, readGlossaryFile} from '../../server/src/glossary/parse-glossary.js'
import {rereadGlossaryFile} from '../../server/src/glossary/reread-glossary.js'

const TSV = 'id\tkind\tname\na\tplace\tA\nb\tactor\tB\n'
const CSV = TSV.replaceAll('\t', ',')
const YAML = 'places:\n  a: {name: A}\nactors:\n  b: {name: B}\n'

/** A file, its text, what it becomes, and the ids that are known from then on. */
const CASES: readonly (readonly [string, string, string, string, string])[] = [
  ['a table without its header', 'g.tsv', TSV, TSV.replace('id\tkind\tname', 'x\ty\tz'), 'a b'],
  ['a table without the column of ids', 'g.csv', CSV, CSV.replace('id,', 'i,'), 'a b'],
  ['a table with another row', 'g.tsv', TSV, `${TSV}c\tplace\tC\n`, 'a b c'],
  ['a table with a wrong row', 'g.tsv', TSV, TSV.replace('place', 'plac'), 'b'],
  ['an emptied table', 'g.tsv', TSV, '', ''],
  ['YAML with a stray quote', 'g.yaml', YAML, YAML.replace('{name: A}', '{name: "A}'), 'a b'],
  ['YAML without an entry', 'g.yaml', YAML, 'places:\n  a: {name: A}\n', 'a'],
  ['emptied YAML', 'g.yaml', YAML, '', '']
]

describe('after an edit, what is known is the entries of', () => {
  test.each(CASES)('%s', (_name, path, text, next, ids) => {
    const before = readGlossaryFile(path, text, defaultCodebook)
    for (const now of [
      readGlossaryFile(path, next, defaultCodebook),
      rereadGlossaryFile(before, next, defaultCodebook)
    ]) {
      expect(
        holdEntries(before, now)
          .entries.map(({id}) => id)
          .join(' ')
      ).toBe(ids)
    }
  })
})
