import {describe, expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {type HintAmount, hintsIn, MOST_HINTS} from '../../server/src/features/inlay-hints.js'
import {checkDrawn} from './check-drawn.js'
import {openFixture} from './open-fixture.js'

/** Compares the hints of the first file with what is drawn where they stand. */
function checkHints(amount: HintAmount, fixture: string): void {
  const opened = openFixture(fixture)
  const all = {start: 0, end: opened.files[0]?.text.length ?? 0}
  const found = runSteps(hintsIn(opened.workspace, opened.path, all, amount))
  checkDrawn(
    opened,
    found.map(({offset, text}) => ({
      path: opened.path,
      span: {start: offset, end: offset},
      text: String(text)
    }))
  )
}

const GLOSSARY = `
=== glossary.yaml ===
actors:
  un: {name: United Nations, aliases: [UN]}
  envoy: {name: Staffan de Mistura}
places:
  syria: {name: Syria, type: country}
  region: {name: Middle East}
  north: {name: Northern Syria, within: syria}
  aleppo: {name: Aleppo, within: north, aliases: [Halab]}
  paris: {name: Paris, within: france}
`

describe('short hints', () => {
  test('say the name of a mention that calls its entry otherwise', () => {
    checkHints(
      'short',
      `
=== article.news.txt ===
The :actor[UN] and :actor[united  nations], :actor[he]{ref=envoy} and :actor[nobody] in :place[Aleppo].
              | United Nations
                                                                 | Staffan de Mistura
${GLOSSARY}`
    )
  })

  test('say it for each of several entries, and not for a further fragment', () => {
    checkHints(
      'short',
      `
=== article.news.txt ===
:actor[both]{#m ref="un envoy x"} and :actor[all]{continues=m ref=un}
                                 | United Nations, Staffan de Mistura
=== newsmark.yaml ===
codebook: codebook.yaml
=== codebook.yaml ===
kinds: {actor: {attributes: {ref: {many: true}}}}
${GLOSSARY}`
    )
  })

  test('count the sources of a claim, over the articles', () => {
    checkHints(
      'short',
      `
=== article.news.txt ===
:claim[One]{#c1 speaker="un envoy"} :claim[Two]{#c2 speaker=un}
                                   | 3 sources
:claim[Three]{#c3 speaker=un same-as=other#c1}, :claim[No]{speaker=un rebuts=c2}
                                              | 2 sources
=== other.news.txt ===
:claim[One]{#c1 speaker=author}, :claim[that]{#c2 speaker=author rephrases=article#c1}
=== third.news.txt ===
:claim[No]{#c1 speaker=author rebuts=article#c2}
${GLOSSARY}`
    )
  })

  test('count those who say the same of each other once', () => {
    checkHints(
      'short',
      `
:claim[One]{#c1 speaker=author same-as=c2} :claim[One]{#c2 speaker=author same-as=c1}
                                          | 2 sources
                                                                                     | 2 sources
`
    )
  })
})

describe('full hints', () => {
  test('say the country of a place, or what else lies around it', () => {
    checkHints(
      'full',
      `
=== article.news.txt ===
:place[Aleppo], :place[Halab], :place[Paris], :place[Syria] and :actor[UN].
              | Syria
                             | Aleppo, Syria
                                            | france
                                                                          | United Nations
${GLOSSARY}`
    )
  })

  test('say who says a claim, before it', () => {
    checkHints(
      'full',
      `
=== article.news.txt ===
So :claim[a]{#c1 speaker="un w anonymous"}, says :actor[a witness]{#w}; :claim[b]{continues=c1}.
   | United Nations, a witness, anonymous:
                                          | 3 sources
${GLOSSARY}`
    )
  })
})

test('hints of a stretch are those that stand in it', () => {
  const {workspace, path, files} = openFixture(
    `=== article.news.txt ===\n:claim[:actor[UN] a :actor[he]{ref=envoy}]{#c1 speaker="un envoy"} b\n${GLOSSARY}`
  )
  const length = files[0]?.text.length ?? 0
  const all = runSteps(hintsIn(workspace, path, {start: 0, end: length}, 'full'))
  expect(all).toHaveLength(4)
  for (let start = 0; start <= length; start++)
    for (let end = start; end <= length; end += 7) {
      const found = runSteps(hintsIn(workspace, path, {start, end}, 'full'))
      expect(found).toEqual(all.filter(({offset}) => start <= offset && offset <= end))
    }
})

test('a line of megabytes has so many hints and no more', () => {
  const {workspace, path, files} = openFixture(
    `=== article.news.txt ===\n${':actor[UN] '.repeat(MOST_HINTS + 1)}\n${GLOSSARY}`
  )
  const all = {start: 0, end: files[0]?.text.length ?? 0}
  const found = runSteps(hintsIn(workspace, path, all, 'short'))
  expect(found).toHaveLength(MOST_HINTS)
  expect(found[0]?.offset).toBe(10)
})
