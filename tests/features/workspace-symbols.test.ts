import {describe, expect, test} from 'vitest'
import {runSteps} from '../../server/src/base/steps.js'
import {
  findSymbols,
  MOST_SYMBOLS,
  symbolPlace
} from '../../server/src/features/workspace-symbols/workspace-symbols.js'
import {checkDrawn} from './check-drawn.js'
import {openFixture} from './open-fixture.js'

/** Compares the symbols that fit a text, numbered best first, with what is drawn where they are defined. */
function checkSymbols(query: string, fixture: string): void {
  const opened = openFixture(fixture)
  const found = runSteps(findSymbols(opened.workspace, query))
  checkDrawn(
    opened,
    found.map(({name, container, target, place}, index) => {
      expect(symbolPlace(opened.workspace, target)).toEqual(place)
      return {...place, text: `${index + 1}. ${name} – ${container}`}
    })
  )
}

describe('a search over the workspace', () => {
  test('finds entries by any name, without case and accents, those that begin so first', () => {
    checkSymbols(
      'zur',
      `
=== newsmark.yaml ===
glossary: glossary.yaml
=== glossary.yaml ===
places:
  ch: {name: Switzerland}
  zh: {name: Zürich, type: city, within: ch}
  ^^ 1. Zürich – Place, city, Switzerland (zh)
  airport: {name: Airport, aliases: [Flughafen Zürich]}
  ^^^^^^^ 2. Flughafen Zürich – Airport, Place (airport)
  old: {name: Zurigo, deprecated: true}
  ^^^ 3. Zurigo – Place (old)
`
    )
  })

  test('finds entries by their ids, and names whose words stand in another order', () => {
    const fixture = `
=== newsmark.yaml ===
glossary: glossary.yaml
=== glossary.yaml ===
actors:
  de-mistura: {name: Staffan de Mistura, aliases: [UN envoy]}
  ^^^^^^^^^^ 1. Staffan de Mistura – Actor (de-mistura)
`
    checkSymbols('mistura staff', fixture)
    checkSymbols(
      'de-mist',
      fixture.replace(
        '1. Staffan de Mistura – Actor (de-mistura)',
        '1. de-mistura – Staffan de Mistura, Actor'
      )
    )
    checkSymbols('staffan de mistrua', fixture)
    checkSymbols(
      'envoy',
      fixture.replace('1. Staffan de Mistura –', '1. UN envoy – Staffan de Mistura,')
    )
  })

  test('finds claims by their ids and their words, in articles that are open and in others', () => {
    const others = `
=== glossary.yaml ===
actors: {un: {name: United Nations}}
=== other.news.txt ===
`
    checkSymbols(
      'truce',
      `
:claim[The $0truce “is in great :place[trouble]”]{#c1 speaker=un}
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 1. article#c1 The truce “is in great trouble” – United Nations
${others}:claim[Nobody says so in any words or by a sign: there is no truce.]{#c9 speaker="x author"}
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 2. other#c9 … truce. – x, author
:claim[No id, and no truce]{speaker=author}
`
    )
    checkSymbols(
      'other#c9',
      `
:claim[The $0truce]{#c1 speaker=un}
${others}:claim[There is no truce]{#c9 speaker=un}
       ^^^^^^^^^^^^^^^^^ 1. other#c9 There is no truce – United Nations
`
    )
  })

  test('says nothing where nothing fits', () => {
    checkSymbols('xyz', ':claim[The truce]{#c1 speaker=un}\n')
    checkSymbols('it', ':claim[It is so]{#c1 speaker=un}\n')
  })

  test('is cut, and keeps room for claims', () => {
    const actors = Array.from({length: 300}, (_, index) => `  a${index}: {name: Truce ${index}}\n`)
    const {workspace} = openFixture(
      `=== a.news.txt ===\n:claim[The truce]{#c1 speaker=a1}\n=== glossary.yaml ===\nactors:\n${actors.join('')}`
    )
    const found = runSteps(findSymbols(workspace, 'truce'))
    expect(found).toHaveLength(MOST_SYMBOLS)
    expect(found.at(-1)?.name).toBe('a#c1 The truce')
    expect(runSteps(findSymbols(workspace, ''))).toHaveLength(MOST_SYMBOLS)
  })
})

test('a symbol is found again where it stands later, and not once it is gone', () => {
  const {workspace} = openFixture(':claim[The truce]{#c1 speaker=un}\n')
  const [found] = runSteps(findSymbols(workspace, 'truce'))
  const target = found?.target ?? {type: 'entry', root: '', id: ''}
  const later = openFixture('First. :claim[The truce]{#c1 speaker=un}\n').workspace
  expect(symbolPlace(later, target)?.span).toEqual({start: 14, end: 23})
  expect(symbolPlace(openFixture('Gone.\n').workspace, target)).toBeUndefined()
})
