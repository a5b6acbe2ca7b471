import * as fc from 'fast-check'
import {expect, test} from 'vitest'
import {foldName} from '../../../server/src/base/names.js'
import {isNear, nearest, reachOf} from '../../../server/src/base/near-names.js'
import {runSteps} from '../../../server/src/base/steps.js'
import {joinGlossary} from '../../../server/src/glossary/compiled/join-glossary.js'
import type {Glossary} from '../../../server/src/glossary/glossary.js'
import {entriesByNearId, entriesByNearName} from '../../../server/src/glossary/near-entries.js'
import {compiled} from './compile.js'

const LETTERS = [
  'a',
  'b',
  'B',
  'ß',
  'ı',
  'İ',
  'é',
  'ﬁ',
  'f',
  'i',
  's',
  ' ',
  '北',
  '𝔘',
  'ẞ',
  'ẚ',
  'ŉ',
  'n'
]
const text = fc
  .array(fc.constantFrom(...LETTERS), {minLength: 1, maxLength: 12})
  .map(letters => letters.join('').trim())
  .filter(each => each !== '')

function glossaryOf(names: readonly string[]): Glossary {
  const rows = names.map((name, row) => `x${row}${name.replaceAll(' ', '_')}\tplace\t${name}\n`)
  return joinGlossary([compiled('g.tsv', `id\tkind\tname\n${rows.join('')}`)])
}

const texts = fc.array(text, {minLength: 1, maxLength: 12})

test('the ids near a text are among those that are found by bytes', () => {
  fc.assert(
    fc.property(texts, text, (names, wanted) => {
      const glossary = glossaryOf(names)
      const found = Array.from(entriesByNearId(glossary, `x0${wanted}`), ({id}) => id)
      expect(nearest(`x0${wanted}`, found, 99)).toEqual(
        nearest(`x0${wanted}`, glossary.entries.keys(), 99)
      )
    })
  )
})

test('so are the names', () => {
  fc.assert(
    fc.property(texts, text, (names, written) => {
      const glossary = glossaryOf(names)
      const wanted = foldName(written)
      const begins = (folded: string): boolean =>
        wanted.length >= 4 && folded.startsWith(wanted.slice(0, 4))
      const near = {
        text: wanted,
        most: reachOf(wanted),
        stem: 4,
        isNear: (folded: string) => begins(folded) || isNear(wanted, folded)
      }
      const all = [...glossary.entries.values()]
      const isMeant = ({names: own}: (typeof all)[number]): boolean =>
        own.some(({text: name}) => near.isNear(foldName(name)))
      const found = runSteps(entriesByNearName(glossary, near)).filter(isMeant)
      expect(found.map(({id}) => id)).toEqual(all.filter(isMeant).map(({id}) => id))
    })
  )
})
