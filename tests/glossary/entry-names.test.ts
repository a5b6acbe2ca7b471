import {expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import {foldNames, searchNames} from '../../server/src/glossary/entry-names.js'
import {buildGlossary, type Glossary} from '../../server/src/glossary/glossary.js'
import {parseGlossaryFile} from '../../server/src/glossary/parse-glossary.js'

const COUNT = 1800

function glossaryOf(count: number): Glossary {
  const rows = Array.from({length: count}, (_, index) => `p${index}\tplace\tZürich ${index}`)
  const text = ['id\tkind\tname', ...rows].join('\n')
  return buildGlossary([parseGlossaryFile('g.tsv', text, defaultCodebook)])
}

function found(glossary: Glossary, typed: string): readonly string[] {
  const kinds = new Set(['place'])
  const search = {
    typed,
    kinds,
    first: new Set<string>(),
    byId: false,
    most: Number.POSITIVE_INFINITY
  }
  return runSteps(searchNames(glossary, search)).map(({text}) => text)
}

test.each([0, 1, 2, 1000])('names are found after %i steps of folding them', steps => {
  const glossary = glossaryOf(COUNT)
  const folding = foldNames(glossary)
  let done = 0
  while (done < steps && !folding.next().done) done++
  expect(done).toBe(Math.min(steps, Math.floor(COUNT / 500)))
  expect(found(glossary, 'zurich 17')).toHaveLength(111)
  expect(found(glossary, '')).toHaveLength(COUNT)
})
