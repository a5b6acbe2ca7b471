import {describe, expect, test} from 'vitest'
import {buildGlossary} from '../../server/src/glossary/glossary.js'
import {glossaryOf} from './check-glossary.js'

const glossary = buildGlossary([
  glossaryOf(
    'a.yaml',
    `actors:
  un: {name: United Nations, aliases: [UN, UN, "the “Blue Helmets”"]}
  france: {name: France}
  polish: {name: Polish}
  polish-2: {name: polish, aliases: [Polish]}
places:
  fr: {name: France}
`
  ),
  glossaryOf('b.yaml', 'actors:\n  un: {name: Other}\nplaces:\n  un: {name: Third}\n')
])

function idsOf(kind: string, text: string): readonly string[] {
  return glossary.named(kind, text).map(({id}) => id)
}

describe('a glossary of several files', () => {
  test('has the first entry of each id, and the others as duplicates', () => {
    expect([...glossary.entries.keys()]).toEqual(['un', 'france', 'polish', 'polish-2', 'fr'])
    expect(glossary.entries.get('un')?.name).toBe('United Nations')
    expect(glossary.duplicates.map(({name}) => name)).toEqual(['Other', 'Third'])
  })

  test.each([
    ['actor', 'United Nations', ['un']],
    ['actor', 'UN', ['un']],
    ['actor', ' united  NATIONS', ['un']],
    ['actor', 'the "Blue Helmets"', ['un']],
    ['actor', 'The ”blue helmets”', ['un']],
    ['actor', 'France', ['france']],
    ['place', 'France', ['fr']],
    ['actor', 'Polish', ['polish', 'polish-2']],
    ['actor', 'polish', ['polish-2']],
    ['actor', 'POLISH', ['polish', 'polish-2']],
    ['actor', 'Other', []],
    ['event', 'France', []],
    ['actor', '', []]
  ])('names for %s %j the entries %j', (kind, text, ids) => {
    expect(idsOf(kind, text)).toEqual(ids)
  })
})
