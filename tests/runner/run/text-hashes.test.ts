import {expect, test} from 'vitest'
import {createFactsTable, type FactsRows} from '../../../server/src/model/facts/facts-table.js'
import {withTextHashes} from '../../../server/src/runner/run/text-hashes.js'

/** A table of articles with some hashes, by their paths. */
function tableOf(hashes: Readonly<Record<string, string | undefined>>): FactsRows {
  const table = createFactsTable()
  for (const [path, textHash] of Object.entries(hashes))
    table.add({
      ...{path, id: path, idSpan: {start: 0, end: 0}, date: undefined, language: undefined},
      ...{claims: new Map(), references: [], names: [], entries: [], directives: [], textHash}
    })
  return table.finish()
}

test('the whole of a text is only hashed where its start is that of another one, in whatever table', () => {
  const tables = [tableOf({a: 'x', b: 'y', c: undefined}), tableOf({d: 'x', e: 'z'})]
  const asked: string[] = []
  const whole = withTextHashes(tables, path => {
    asked.push(path)
    return path === 'a' ? `whole ${path}` : undefined
  })
  const hashes = tables.map(rows => whole.get(rows)?.textHashes)
  expect(hashes).toEqual([
    ['whole a', 'y', undefined],
    [undefined, 'z']
  ])
  expect(asked).toEqual(['a', 'd'])
})
