import {describe, expect, test} from 'vitest'
import {runSteps} from '../../../server/src/base/steps.js'
import {joinGlossary} from '../../../server/src/glossary/compiled/join-glossary.js'
import type {Glossary} from '../../../server/src/glossary/glossary.js'
import {bearersOf} from '../../../server/src/glossary/name-search/name-index.js'
import {nameIndex} from '../../../server/src/glossary/name-search/search-names.js'
import {searchRunningText} from '../../../server/src/glossary/name-search/search-running-text.js'
import {compiled} from './compile.js'

/** The compiled glossary of places by their ids: names, the aliases of each behind its name. */
function placesOf(places: Readonly<Record<string, readonly string[]>>): Glossary {
  const rows = Object.entries(places).map(
    ([id, [name = '', ...aliases]]) => `${id}\tplace\t${name}\t${aliases.join('|')}\n`
  )
  return joinGlossary([compiled('g.tsv', `id\tkind\tname\taliases\n${rows.join('')}`)])
}

function idsOf(glossary: Glossary, name: string): readonly string[] {
  return glossary.named('place', name).map(({id}) => id)
}

/** The stretches of a text that are names, with the ids of those that bear them. */
function namesIn(glossary: Glossary, text: string): readonly string[] {
  const index = nameIndex(glossary)
  const hits = searchRunningText(index, text, 0, text.length)
  return Array.from({length: hits.length / 3}, (_, hit) => {
    const [start, end, name = -1] = hits.slice(hit * 3)
    const ids = bearersOf(index, name).map(({entry}) => entry.id)
    return `${text.slice(start, end)}: ${ids.join(' ')}`
  })
}

describe('a compiled glossary finds', () => {
  test('all entries of one name, in the order of the file', () => {
    const glossary = placesOf({c: ['Paris'], a: ['Texas', 'Paris'], b: ['PARIS']})
    expect(idsOf(glossary, 'Paris')).toEqual(['c', 'a'])
    expect(idsOf(glossary, 'paris')).toEqual(['c', 'a', 'b'])
    expect(runSteps(glossary.names.shared()).map(({kind, name}) => [kind, name])).toEqual([
      ['place', 'Paris']
    ])
    expect(namesIn(glossary, 'in Paris')).toEqual(['Paris: c a'])
  })

  test('10,000 entries of one name', () => {
    const many = Object.fromEntries(
      Array.from({length: 10_000}, (_, row) => [`p${row}`, ['San José']])
    )
    expect(idsOf(placesOf(many), 'SAN JOSE\u0301')).toEqual(Object.keys(many))
  })

  test('each of 100,000 aliases of one entry', () => {
    const aliases = Array.from({length: 100_000}, (_, row) => `Alias ${row}`)
    const glossary = placesOf({a: ['Name', ...aliases], b: ['Other']})
    for (const name of ['Name', 'alias 0', 'Alias 54321', 'Alias 99999'])
      expect(idsOf(glossary, name)).toEqual(['a'])
    expect(namesIn(glossary, 'Alias 777 and Alias 100000, Other')).toEqual([
      'Alias 777: a',
      'Other: b'
    ])
  })

  test('the longest of aliases that others begin with', () => {
    const glossary = placesOf({a: ['New York'], b: ['New York City'], c: ['New']})
    expect(namesIn(glossary, 'New York City, New York, New Yorkshire, New.')).toEqual([
      'New York City: b',
      'New York: a',
      'New: c',
      'New: c'
    ])
  })

  test('names in scripts without spaces', () => {
    const glossary = placesOf({a: ['北京'], b: ['北京市'], c: ['กรุงเทพ']})
    expect(namesIn(glossary, '在北京市和北京。 กรุงเทพ')).toEqual([
      '北京市: b',
      '北京: a',
      'กรุงเทพ: c'
    ])
    expect(idsOf(glossary, '北京')).toEqual(['a'])
  })

  test('names in Turkish and in German case', () => {
    const glossary = placesOf({a: ['İstanbul'], b: ['Isparta'], c: ['Große Straße']})
    for (const name of ['İSTANBUL', 'istanbul', 'Istanbul', 'ıstanbul'])
      expect(idsOf(glossary, name)).toEqual(['a'])
    for (const name of ['ISPARTA', 'ısparta', 'isparta'])
      expect(idsOf(glossary, name)).toEqual(['b'])
    for (const name of ['GROSSE STRASSE', 'GROẞE STRAẞE', 'große strasse'])
      expect(idsOf(glossary, name)).toEqual(['c'])
  })

  test('names with ligatures, and with letters that are put together or taken apart', () => {
    const glossary = placesOf({a: ['ﬁeld'], b: ['E\u0301cole'], c: ['Ǆakovo']})
    for (const name of ['ﬁeld', 'FIELD', 'field']) expect(idsOf(glossary, name)).toEqual(['a'])
    for (const name of ['École', 'E\u0301COLE']) expect(idsOf(glossary, name)).toEqual(['b'])
    for (const name of ['ǆakovo', 'ǅakovo']) expect(idsOf(glossary, name)).toEqual(['c'])
    expect(namesIn(glossary, 'École, E\u0301cole')).toEqual(['École: b', 'E\u0301cole: b'])
  })

  test('names with no-break spaces and characters of no width in them', () => {
    const glossary = placesOf({a: ['Al\u00a0Bab'], b: ['Da\u00adra'], c: ['Ra\u200bqqa']})
    expect(
      namesIn(glossary, 'Al Bab, Al\u00a0Bab, Dara, Da\u00adra, Raqqa and Raq\u200bqa')
    ).toEqual([
      'Al Bab: a',
      'Al\u00a0Bab: a',
      'Dara: b',
      'Da\u00adra: b',
      'Raqqa: c',
      'Raq\u200bqa: c'
    ])
  })
})
