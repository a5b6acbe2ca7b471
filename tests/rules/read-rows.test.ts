import {expect, test, vi} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import {joinGlossary} from '../../server/src/glossary/compiled/join-glossary.js'
import {StoredFile} from '../../server/src/glossary/compiled/stored-file.js'
import type {Glossary} from '../../server/src/glossary/glossary.js'
import {rules} from '../../server/src/rules/registry.js'
import {compiled} from '../glossary/compiled/compile.js'

const COUNT = 2000

/** A table of places, of which one in ten lies within another. */
function table(prefix: string): string {
  const rows = Array.from({length: COUNT}, (_, row) => {
    const within = row % 10 === 0 ? `${prefix}1` : ''
    return `${prefix}${row}\tplace\tName ${prefix}${row}\t${within}\n`
  })
  return `id\tkind\tname\twithin\n${rows.join('')}`
}

/** How many rows all rules on a glossary read, by turns. */
function rowsRead(glossary: Glossary): number {
  const read = vi.spyOn(StoredFile.prototype, 'readRow')
  try {
    const works = new Set(
      rules.glossary.map(rule => rule.check(glossary, defaultCodebook, () => expect.unreachable()))
    )
    while (works.size > 0) for (const work of works) if (work.next().done) works.delete(work)
    return read.mock.calls.length
  } finally {
    read.mockRestore()
  }
}

test('rules on compiled tables read the rows that have a field of theirs, each once', () => {
  const glossary = joinGlossary([compiled('a.tsv', table('p')), compiled('b.tsv', table('q'))])
  runSteps(glossary.names.prepare())
  // Rows that others lead to may be read once more.
  expect(rowsRead(glossary)).toBeGreaterThanOrEqual((2 * COUNT) / 10)
  expect(rowsRead(glossary)).toBeLessThanOrEqual((2 * COUNT) / 10 + 10)
})
