import {describe, expect, test} from 'vitest'
import {runSteps, type Steps} from '../../server/src/base/steps.js'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import {lookForNear} from '../../server/src/features/fixes/near-entries.js'
import {joinGlossary} from '../../server/src/glossary/compiled/join-glossary.js'
import {foldNames, searchNames} from '../../server/src/glossary/entry-names.js'
import {buildGlossary, type Glossary} from '../../server/src/glossary/glossary.js'
import {parseGlossaryFile} from '../../server/src/glossary/parse-glossary.js'
import {resolve} from '../../server/src/model/resolve.js'
import {parse} from '../../server/src/syntax/parse.js'
import {compiled} from '../glossary/compiled/compile.js'

const COUNT = 20_000
const rows = Array.from({length: COUNT}, (_, at) => `p${at}\tplace\tOld Town of ${at}\n`)
const TEXT = `id\tkind\tname\n${rows.join('')}`

type Search = (glossary: Glossary) => Steps<unknown>

const typing =
  (typed: string, words?: string): Search =>
  glossary =>
    searchNames(glossary, {
      typed,
      kinds: new Set(['place']),
      first: new Set(),
      byId: true,
      most: 100,
      ...(words !== undefined && {words})
    })
const nearName: Search = glossary => {
  const model = resolve('a', parse(''), defaultCodebook, glossary)
  return lookForNear(model, 'place', 'Olt Twon of 77')
}

const SEARCHES: readonly (readonly [string, Search])[] = [
  ['what is typed', typing('town')],
  ['what is typed within words', typing('ow')],
  ['what is typed and nowhere', typing('zzz')],
  ['words', typing('', 'town of')],
  ['a like name', nearName]
]

/** 4 KiB each; all names together are many times as many. */
const PAGES_A_STEP = 100

describe.each(SEARCHES)('a search for %s', (_, search) => {
  test('reads few pages of a compiled glossary in a step', () => {
    let pages = 0
    const glossary = joinGlossary([compiled('g.tsv', TEXT, () => pages++)])
    pages = 0
    let most = 0
    eachStep(search(glossary), () => {
      most = Math.max(most, pages)
      pages = 0
    })
    expect(most).toBeLessThan(PAGES_A_STEP)
  })

  test('looks at few names of a glossary in memory in a step', () => {
    const glossary = buildGlossary([parseGlossaryFile('g.tsv', TEXT, defaultCodebook)])
    runSteps(foldNames(glossary))
    let steps = 0
    eachStep(search(glossary), () => steps++)
    expect(COUNT / steps).toBeLessThan(1500)
  })
})

function eachStep(steps: Steps<unknown>, seen: () => void): void {
  while (!steps.next().done) seen()
  seen()
}
