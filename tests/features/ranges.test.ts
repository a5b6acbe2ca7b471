import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {foldsIn} from '../../server/src/features/folding-ranges.js'
import {selectionAt} from '../../server/src/features/selection-ranges.js'
import {anyText} from '../syntax/arbitrary-text.js'
import {openFixture} from './open-fixture.js'

/** The texts that an expanding selection takes at the cursor, the smallest first. */
function selected(fixture: string): readonly string[] {
  const {workspace, files, path, offset} = openFixture(fixture)
  const text = files[0]?.text ?? ''
  return (selectionAt(workspace, path, offset) ?? []).map(({start, end}) => text.slice(start, end))
}

describe('an expanding selection', () => {
  test('takes the word, the mention, the sentence, the claim, the paragraph, the article', () => {
    const said = ':claim[Mr. :actor[Bashar al-Ass$0ad] lied. He knew.]{#c1 speaker=author}'
    expect(selected(`One. ${said} End.\n\nNext.\n`)).toEqual([
      'al-Assad',
      'Bashar al-Assad',
      ':actor[Bashar al-Assad]',
      'Mr. :actor[Bashar al-Assad] lied.',
      'Mr. :actor[Bashar al-Assad] lied. He knew.',
      ':claim[Mr. :actor[Bashar al-Assad] lied. He knew.]{#c1 speaker=author}',
      'One. :claim[Mr. :actor[Bashar al-Assad] lied. He knew.]{#c1 speaker=author} End.',
      'One. :claim[Mr. :actor[Bashar al-Assad] lied. He knew.]{#c1 speaker=author} End.\n\nNext.\n'
    ])
  })

  test('leaves out a possessive', () => {
    expect(selected('It is Sy$0ria’s.\n').slice(0, 2)).toEqual(['Syria', 'It is Syria’s.'])
  })

  test('takes a value, then the attributes', () => {
    expect(selected(':actor[x]{ref=u$0n}\n').slice(0, 3)).toEqual([
      'un',
      '{ref=un}',
      ':actor[x]{ref=un}'
    ])
  })

  test('takes a value of the front matter, its field, and all fields', () => {
    expect(
      selected('---\ntitle: Truce in tr$0ouble\ndate: 2016\n---\nText.\n').slice(0, 4)
    ).toEqual([
      'trouble',
      'Truce in trouble',
      'title: Truce in trouble',
      'title: Truce in trouble\ndate: 2016\n'
    ])
  })

  test('takes a value of a glossary, its list, the entry and the section', () => {
    const un = '  un: {name: United Nations, aliases: [UN, the U$0N]}'
    expect(selected(`=== glossary.yaml ===\nactors:\n${un}\n  eu: {name: EU}\n`)).toEqual([
      'UN',
      'the UN',
      'UN, the UN',
      '[UN, the UN]',
      'name: United Nations, aliases: [UN, the UN]',
      '{name: United Nations, aliases: [UN, the UN]}',
      un.replace('$0', '').trim(),
      `actors:\n${un.replace('$0', '')}\n  eu: {name: EU}`,
      `actors:\n${un.replace('$0', '')}\n  eu: {name: EU}\n`
    ])
  })

  test('takes the entry of a glossary that stands on several lines', () => {
    expect(
      selected('=== glossary.yaml ===\nactors:\n  un:\n    name: United Na$0tions\n').slice(0, 4)
    ).toEqual([
      'Nations',
      'United Nations',
      'name: United Nations',
      'un:\n    name: United Nations'
    ])
  })

  test('takes the cell and the row of a table', () => {
    const files = '=== g.csv ===\nid,kind,name\na,place,"Al$0eppo, the city"\n'
    expect(selected(`${files}=== newsmark.yaml ===\nglossary: g.csv\n`).slice(0, 3)).toEqual([
      'Aleppo',
      '"Aleppo, the city"',
      'a,place,"Aleppo, the city"'
    ])
  })

  test('holds the place, and each span the one before, in every text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, at) => {
        const {workspace, path, files} = openFixture(
          `=== article.news.txt ===\n${text.replace(/[\^<|$]|===|\.\.\./g, 'x')}`
        )
        const length = files[0]?.text.length ?? 0
        const offset = length === 0 ? 0 : at % (length + 1)
        const spans = selectionAt(workspace, path, offset) ?? []
        let inner = {start: offset, end: offset}
        for (const span of spans) {
          expect(span.start <= inner.start && inner.end <= span.end).toBe(true)
          inner = span
        }
      }),
      {numRuns: 100}
    )
  })
})

describe('folding', () => {
  function folded(fixture: string): readonly string[] {
    const {workspace, files, path} = openFixture(fixture)
    const text = files[0]?.text ?? ''
    return foldsIn(workspace, path).map(({start, end}) => text.slice(start, end))
  }

  test('takes front matter, comments and tags over several lines', () => {
    expect(
      folded('---\ntitle: A\n---\nA :claim[b\nc]{speaker=author} <!-- d\ne --> :actor[f]\n')
    ).toEqual(['---\ntitle: A\n', '<!-- d\ne -->', ':claim[b\nc]{speaker=author}'])
  })

  test('takes what stands between the comments of a suppression', () => {
    const ignored =
      '<!-- newsmark-ignore-start near-miss -- x -->\n\n::a[b]\n\n<!-- newsmark-ignore-end near-miss -->'
    expect(folded(`One.\n\n${ignored}\n\nTwo.\n`)).toEqual([ignored])
  })

  test('takes comments of a glossary', () => {
    expect(
      folded('=== glossary.yaml ===\n# One\n# two\nactors:\n  # alone\n  un: {name: UN}\n')
    ).toEqual(['# One\n# two', 'actors:\n  # alone\n  un: {name: UN}'])
  })

  test('takes what stands further in in a glossary', () => {
    expect(
      folded(
        '=== glossary.yaml ===\nactors:\n  un:\n    name: UN\n\n  eu: {name: EU}\nplaces: {}\n'
      )
    ).toEqual(['  un:\n    name: UN', 'actors:\n  un:\n    name: UN\n\n  eu: {name: EU}'])
  })
})
