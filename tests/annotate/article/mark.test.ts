import {describe, expect, test} from 'vitest'
import {mark} from '../../../server/src/annotate/article/mark.js'
import {placeAt} from '../../../server/src/annotate/place/place.js'
import {checkAct, doAct, selectIn} from '../check-act.js'

const GLOSSARY = `
=== glossary.yaml ===
actors:
  un: {name: UN, aliases: [UN envoy]}
  ann: {name: Ann Smith, aliases: [Smith]}
  bob: {name: Bob Smith, aliases: [Smith]}
places: {geneva: {name: Geneva}}
`

interface Attribute {
  readonly name: string
  readonly value: string
}

function asKind(kind: string, ...attributes: readonly Attribute[]): {readonly arguments: unknown} {
  return {arguments: {kind, attributes}}
}

describe('a selection becomes a mention', () => {
  test.each([
    ['without blanks and stray signs', 'The «UN envoy, »said', 'The :actor[«UN envoy»], said'],
    ['grown to whole words', 'The «UN env»oy', 'The :actor[«UN envoy»]'],
    ['with its own full stop', 'The «U.S.» said', 'The :actor[«U.S.»] said'],
    ['over a line end', 'The «UN\nenvoy» said', 'The :actor[«UN\nenvoy»] said'],
    ['in a claim', ':claim[The «UN» said]', ':claim[The :actor[«UN»] said]'],
    ['around a mention', 'The «envoy of :place[Rome]»', 'The :actor[«envoy of :place[Rome]»]'],
    ['of combining characters', '«ete\u0301» x', ':actor[«ete\u0301»] x'],
    ['of astral ones', 'x «👩‍👩‍👧» y', 'x :actor[«👩‍👩‍👧»] y'],
    ['right to left', 'אמר «שלום» כאן', 'אמר :actor[«שלום»] כאן'],
    ['within a script without blanks', '特使«德米斯图拉»星期五', '特使:actor[«德米斯图拉»]星期五'],
    ['behind a colon and before a brace', 'a:«b»{c}', 'a\\::actor[«b»]\\{c}'],
    ['with half a pair of brackets', 'a «b [c» d]', 'a :actor[«b \\[c»] d]'],
    [
      'with half a pair of brackets in a claim',
      ':claim[a [b «c] d» e]',
      ':claim[a \\[b :actor[«c\\] d»] e]'
    ],
    ['of an escaped sign', 'a «\\*» b', 'a :actor[«\\*»] b'],
    ['from within markup on', ':pla«ce[Rome] and UN» x', ':actor[«:place[Rome] and UN»] x']
  ])('%s', (_, drawn, expected) => {
    checkAct('mark', drawn, expected, asKind('actor'))
  })

  test('as it is, where that is asked for, but for halves of characters', () => {
    checkAct('mark', 'The «UN env»oy', 'The :actor[«UN env»]oy', {
      ...asKind('actor'),
      isExact: true
    })
    checkAct('mark', 'e«te»\u0301', 'e:actor[«te\u0301»]', {...asKind('actor'), isExact: true})
  })

  test('with an entry and attributes', () => {
    checkAct(
      'mark',
      '«Smith» said',
      ':actor[«Smith»]{ref=bob note="a b"} said',
      asKind('actor', {name: 'ref', value: 'bob'}, {name: 'note', value: 'a b'}),
      GLOSSARY
    )
  })
})

describe('a cursor means', () => {
  test.each([
    ['the word', 'The en¦voy said', 'The :actor[«envoy»] said'],
    ['the word that ends there', 'The envoy¦ said', 'The :actor[«envoy»] said'],
    ['the name of the glossary', 'The UN en¦voy said', 'The :actor[«UN envoy»] said']
  ])('%s', (_, drawn, expected) => {
    checkAct('mark', drawn, expected, asKind('actor'), GLOSSARY)
  })

  test('for a claim its sentence', () => {
    checkAct(
      'mark',
      'It began. The truce ho¦lds, he said. It ended.',
      'It began. :claim[«The truce holds, he said.»]{#c1 quote=indirect} It ended.',
      asKind('claim')
    )
  })
})

describe('a claim', () => {
  test.each([
    [
      '“«The truce is over»”, she said',
      '“:claim[«The truce is over»]{#c1 quote=direct}”, she said'
    ],
    ['It is «“in trouble”, now» here', 'It is :claim[«“in trouble”, now»]{#c1 quote=mixed} here'],
    ['She said «it is over».', 'She said :claim[«it is over»]{#c1 quote=indirect}.'],
    [
      ':claim[a]{#c1} :claim[b]{#c7} «word»',
      ':claim[a]{#c1} :claim[b]{#c7} :claim[«word»]{#c8 quote=indirect}'
    ],
    [
      ':claim[a]{#c1 rebuts=c2} «word»',
      ':claim[a]{#c1 rebuts=c2} :claim[«word»]{#c3 quote=indirect}'
    ]
  ])('has the next free id and a quote by its marks: %s', (drawn, expected) => {
    checkAct('mark', drawn, expected, asKind('claim'))
  })

  test('has no quote where the codebook knows none', () => {
    const files =
      '=== newsmark.yaml ===\ncodebook: codebook.yaml\n=== codebook.yaml ===\nextends: none\nkinds: {claim: {unit: claim}}\n'
    checkAct('mark', '“«It is over»”', '“:claim[«It is over»]{#c1}”', asKind('claim'), files)
  })

  test('over two paragraphs, or across another one, is fragments', () => {
    checkAct(
      'mark',
      'a «b c.\n\nd e» f',
      'a :claim[«b c.]{#c1 quote=indirect}\n\n:claim[d e»]{continues=c1} f',
      asKind('claim')
    )
    checkAct(
      'mark',
      ':claim[a «b]{#c1} c» d',
      ':claim[a :claim[«b]{#c2 quote=indirect}]{#c1}:claim[ c»]{continues=c2} d',
      asKind('claim')
    )
  })

  test('takes a mention that it cuts as a whole', () => {
    checkAct(
      'mark',
      'the :actor[UN «envoy] left» x',
      'the :claim[«:actor[UN envoy] left»]{#c1 quote=indirect} x',
      asKind('claim')
    )
  })
})

describe('what is offered', () => {
  function titles(drawn: string): readonly string[] {
    const {model, selection} = selectIn(drawn, GLOSSARY)
    return mark.offer(placeAt(model, selection)).map(({title}) => String(title))
  }

  test('is each kind, and each entry of a name that several bear', () => {
    expect(titles('Then «Smith» left')).toEqual([
      'Mark “Smith” as actor',
      'Mark “Smith” as actor `ann` (Ann Smith)',
      'Mark “Smith” as actor `bob` (Bob Smith)',
      'Mark “Smith” as place',
      'Mark “Smith” as claim'
    ])
  })

  test('begins with the kind that the glossary knows the words as', () => {
    expect(titles('They met in Ge¦neva again')[0]).toBe('Mark “Geneva” as place')
  })

  test('is for a claim who may have said it, the one beside a verb of saying first', () => {
    const drawn =
      ':actor[Ann Smith] left. :actor[UN envoy] met :actor[Bob Smith], who said «it is over». Then'
    expect(titles(drawn).slice(2)).toEqual([
      'Mark “it is over” as claim',
      'Mark “it is over” as claim by Bob Smith',
      'Mark “it is over” as claim by UN',
      'Mark “it is over” as claim by Ann Smith'
    ])
  })
})

describe('is refused', () => {
  test.each([
    ['twice', ':actor[«UN»]', 'actor', 'These words are marked as `actor` already'],
    ['where nothing is', 'a« , »b', 'actor', 'Nothing is selected'],
    ['in front matter', '---\ntitle: «Rome»\n---\nText', 'place', 'Only the text of the article'],
    ['in markup', ':ac¦tor[UN]', 'actor', 'The cursor is in markup'],
    ['where the codebook forbids it', ':actor[the «UN» envoy]', 'claim', 'The codebook allows no'],
    ['across what it may not hold', ':claim[a «b] c» d', 'place', ''],
    ['as what nobody knows', '«UN»', 'actr', 'The codebook has no kind `actr`']
  ])('%s', (_, drawn, kind, reason) => {
    const done = doAct('mark', drawn, asKind(kind))
    if (reason !== '') expect(done).toContain(`refused: ${reason}`)
    else expect(done).toBe(':claim[a :place[«b]{#p1}]:place[ c»]{continues=p1} d')
  })

  test('with attributes that do not fit', () => {
    const refused = (name: string, value: string): string =>
      doAct('mark', ':claim[a]{#c1} «UN»', asKind('claim', {name, value}))
    expect(refused('stance', 'suport')).toContain('expected `support`')
    expect(refused('colour', 'red')).toContain('no attribute `colour`')
    expect(refused('id', 'c1')).toContain('Another tag has the id `c1`')
    expect(refused('speaker', ' ')).toContain('`speaker` needs a value')
    expect(doAct('mark', '«UN»', {arguments: {kind: 7}})).toContain('do not fit at `kind`')
  })
})
