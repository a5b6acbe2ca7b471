import {expect, test} from 'vitest'
import {runSteps, type Steps} from '../../server/src/base/steps.js'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import {joinGlossary} from '../../server/src/glossary/compiled/join-glossary.js'
import {buildGlossary, type Glossary} from '../../server/src/glossary/glossary.js'
import {
  nameIndex,
  prepareNameIndex,
  searchNames
} from '../../server/src/glossary/name-search/search-names.js'
import {parseGlossaryFile} from '../../server/src/glossary/parse-glossary.js'
import {compiled} from './compiled/compile.js'

const COUNT = 5000

function table(prefix: string, name = (at: number): string => `Name ${at}`): string {
  const rows = Array.from({length: COUNT}, (_, at) => `${prefix}${at}\tplace\t${name(at)}\n`)
  return `id\tkind\tname\n${rows.join('')}`
}

function inMemory(text: string): Glossary {
  return buildGlossary([parseGlossaryFile('g.tsv', text, defaultCodebook)])
}

function count(steps: Steps<unknown>): number {
  let done = 0
  while (!steps.next().done) done++
  return done
}

test('names are indexed in steps of so many entries, once', () => {
  const {names, named} = inMemory(table('p'))
  const steps = count(names.prepare())
  expect((2 * COUNT) / steps).toBeLessThan(200)
  expect(count(names.prepare())).toBe(0)
  expect(named('place', 'name 7').map(({id}) => id)).toEqual(['p7'])
})

test('names in running text are indexed in steps of so many entries, once', () => {
  const glossary = inMemory(table('p'))
  const steps = count(prepareNameIndex(glossary))
  expect(COUNT / steps).toBeLessThan(200)
  expect(count(prepareNameIndex(glossary))).toBe(0)
  expect(searchNames(nameIndex(glossary), 'In Name 7.', 0, 10)).toHaveLength(3)
})

test('who cannot wait gets what others have begun, and these go on', () => {
  const {names, named} = inMemory(table('p'))
  const steps = names.prepare()
  for (let done = 0; done < 10; done++) steps.next()
  expect(named('place', 'NAME 7').map(({id}) => id)).toEqual(['p7'])
  expect(count(steps)).toBe(0)
})

test('the names that two compiled tables share are found in steps of so many rows', () => {
  const both = [
    compiled('a.tsv', table('p')),
    compiled(
      'b.tsv',
      table('q', at => `Name ${at * 2}`)
    )
  ]
  const {names} = joinGlossary(both)
  const steps = count(names.shared())
  expect(COUNT / steps).toBeLessThan(200)
  const shared = runSteps(names.shared())
  expect(shared).toHaveLength(COUNT / 2)
  expect(shared[1]).toMatchObject({kind: 'place', name: 'Name 2'})
})
