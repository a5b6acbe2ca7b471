import {describe, expect, test} from 'vitest'
import type {Attribute, Kind} from '../../server/src/codebook/codebook.js'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'

const {kinds} = defaultCodebook
const attributes = [...kinds.values()].flatMap(kind =>
  [...kind.attributes.values(), ...kind.fields.values()].map(
    attribute => [`${kind.name} ${attribute.name}`, attribute] as const
  )
)

function namesOf(map: ReadonlyMap<string, unknown> | undefined): readonly string[] {
  return [...(map?.keys() ?? [])]
}

function kind(name: string): Kind {
  const found = kinds.get(name)
  if (found === undefined) throw new Error(`The default codebook has no ${name}`)
  return found
}

describe('the default codebook', () => {
  test('has actors, places and claims, nested as the format allows', () => {
    const nesting = [...kinds.values()].map(({name, contains}) => [name, [...contains].sort()])
    expect(nesting).toEqual([
      ['actor', ['actor', 'place']],
      ['place', ['place']],
      ['claim', ['actor', 'claim', 'place']]
    ])
    expect([...kinds.values()].map(({unit, section}) => [unit, section])).toEqual([
      ['mention', 'actors'],
      ['mention', 'places'],
      ['claim', undefined]
    ])
  })

  test.each([...kinds.values()].map(item => [item.name, item] as const))(
    '%s is described, and lets its tags continue and be named',
    (_, {description, attributes: own}) => {
      expect(description).toMatch(/\.$/)
      expect(namesOf(own)).toEqual(
        expect.arrayContaining(['id', 'continues', 'status', 'note', 'by'])
      )
      expect(own.has('class')).toBe(false)
    }
  )

  test.each(attributes)('%s says what it is and what its codes are', (_, attribute: Attribute) => {
    expect(attribute.description).toMatch(/\.$/)
    for (const code of attribute.codes.values()) expect(code.definition, code.name).toMatch(/\.$/)
    for (const other of attribute.of) expect(kinds.has(other)).toBe(true)
    expect(attribute.type === 'entry').toBe(attribute.of.size > 0)
  })

  test.each(['actor', 'place'])('%s mentions name entries of their own kind', name => {
    const ref = kind(name).attributes.get('ref')
    expect([ref?.type, [...(ref?.of ?? [])]]).toEqual(['entry', [name]])
  })

  test('requires only the speaker of a claim and the name of an entry', () => {
    expect(attributes.filter(([, {required}]) => required).map(([name]) => name)).toEqual([
      'actor name',
      'place name',
      'claim speaker'
    ])
  })

  test('takes a speaker who is not in the glossary', () => {
    const also = kind('claim').attributes.get('speaker')?.also
    expect(namesOf(also)).toEqual(['author', 'anonymous', 'unattributed'])
  })

  test('leaves topics open', () => {
    expect(kind('claim').attributes.get('topic')).toMatchObject({type: 'code', many: true})
    expect(kind('claim').attributes.get('topic')?.codes.size).toBe(0)
  })

  test.each([
    [
      'actor',
      'name aliases type role function member-of party country scope since until note ids deprecated replaced-by'
    ],
    [
      'place',
      'name aliases type within country lat lon precision since until note ids deprecated replaced-by'
    ]
  ])('%s entries have the fields of the design', (name, fields) => {
    expect(namesOf(kind(name).fields).toSorted()).toEqual(fields.split(' ').toSorted())
  })

  test.each([
    ['actor', 'type', 'person organization group gpe unnamed'],
    [
      'actor',
      'role',
      'government state-forces police intelligence judiciary legislature party opposition rebel-group political-militia identity-militia external-forces igo ngo media company religious expert civilians protesters refugees other'
    ],
    [
      'place',
      'type',
      'country admin1 admin2 admin3 city town village neighbourhood facility camp border-crossing road region water other'
    ]
  ])('%s entries have a %s of the design', (name, field, codes) => {
    expect(namesOf(kind(name).fields.get(field)?.codes)).toEqual(codes.split(' '))
  })
})
