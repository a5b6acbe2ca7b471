import {describe, expect, test} from 'vitest'
import {acts} from '../../../server/src/annotate/acts.js'
import {placeAt} from '../../../server/src/annotate/place/place.js'
import {checkAct, doAct, selectIn} from '../check-act.js'

const GLOSSARY = `
=== glossary.yaml ===
actors: {sdm: {name: Staffan de Mistura, type: person}, un: {name: United Nations}}
places: {geneva: {name: Geneva}}
`

/** Does an act with arguments, each case a text before and after. */
function checkEach(
  act: string,
  given: unknown,
  cases: readonly (readonly [string, string])[]
): void {
  for (const [drawn, expected] of cases)
    checkAct(act, drawn, expected, {arguments: given}, GLOSSARY)
}

describe('unmark', () => {
  test('leaves the words, without escapes that only the tag needed', () => {
    checkEach('unmark', {}, [
      ['The :actor[UN en¦voy]{ref=un} said', 'The UN en¦voy said'],
      ['a\\::actor[¦b]\\{c}', 'a:¦b{c}'],
      [':claim[a \\[b :actor[¦c\\] d] e]', ':claim[a [b ¦c] d e]']
    ])
  })

  test('escapes what would become markup', () => {
    checkEach('unmark', {}, [['a:b:actor[[¦b]] c', 'a:b\\[¦b] c']])
  })

  test('takes all fragments with the first, and a further one alone', () => {
    const text = ':claim[a]{#c1} and :claim[b]{continues=c1}.'
    checkEach('unmark', {}, [
      [text.replace('[a', '[¦a'), '¦a and b.'],
      [text.replace('[b', '[¦b'), ':claim[a]{#c1} and ¦b.']
    ])
  })

  test('takes all of an entry or of a kind', () => {
    const text = ':actor[¦United Nations] x :actor[the UN]{ref=un} :actor[Ann] :place[Geneva]'
    const left = '¦United Nations x the UN'
    checkEach('unmark', {scope: 'entry'}, [[text, `${left} :actor[Ann] :place[Geneva]`]])
    checkEach('unmark', {scope: 'kind'}, [[text, `${left} Ann :place[Geneva]`]])
    expect(doAct('unmark', ':actor[¦Ann]', {arguments: {scope: 'entry'}})).toContain('no entry')
  })
})

test('the kind changes with all fragments, where the codebook allows it', () => {
  checkEach('change-kind', {kind: 'place'}, [
    [':actor[Gen¦eva]{ref=geneva}', ':place[Gen¦eva]{ref=geneva}'],
    [':actor[¦a]{#a} x :actor[b]{continues=a}', ':place[¦a]{#a} x :place[b]{continues=a}'],
    [':claim[¦a :actor[b]]', 'refused: The codebook allows no `actor` in a tag of the kind `place`']
  ])
})

describe('attributes', () => {
  test('are set, by what the first fragment says', () => {
    checkEach('set-attribute', {name: 'note', value: 'a "b"'}, [
      [':claim[¦a]', ':claim[¦a]{note="a &quot;b&quot;"}'],
      [':claim[¦a]{#c1}', ':claim[¦a]{#c1 note="a &quot;b&quot;"}'],
      [":claim[¦a]{note='x' #c1}", ':claim[¦a]{note=\'a "b"\' #c1}'],
      [
        ':claim[a]{#c1} :claim[¦b]{continues=c1}',
        ':claim[a]{#c1 note="a &quot;b&quot;"} :claim[¦b]{continues=c1}'
      ],
      [':claim[¦a]{x="}', 'refused: The attributes of this tag cannot be read: correct them first']
    ])
    checkEach('set-attribute', {name: 'id', value: 'c2'}, [
      [':claim[¦a]{quote=direct}', ':claim[¦a]{#c2 quote=direct}'],
      [':claim[¦a]{#c1}', ':claim[¦a]{#c2}'],
      [':claim[¦a] :claim[b]{#c2}', 'refused: Another tag has the id `c2`: choose another']
    ])
  })

  test('are set several at a time, in one act', () => {
    const further = [{name: 'mention', value: 'nominal'}]
    checkEach('set-attribute', {name: 'ref', value: 'un', further}, [
      [':actor[¦it]', ':actor[¦it]{ref=un mention=nominal}'],
      [':actor[¦it]{}', ':actor[¦it]{ref=un mention=nominal}'],
      [':actor[¦it]{#a ref=sdm note=x}', ':actor[¦it]{#a ref=un note=x mention=nominal}'],
      [':actor[¦it]{mention=name}', ':actor[¦it]{mention=nominal ref=un}']
    ])
    checkEach('set-attribute', {name: 'note', value: 'x', further: [{name: 'id', value: 'a'}]}, [
      [':actor[¦it]{ref=un}', ':actor[¦it]{#a ref=un note=x}'],
      [':actor[¦it]', ':actor[¦it]{#a note=x}'],
      [':actor[¦it] :actor[b]{#a}', 'refused: Another tag has the id `a`: choose another']
    ])
  })

  test('get further values, and lose them', () => {
    checkEach('add-value', {name: 'speaker', value: 'un'}, [
      [':claim[¦a]', ':claim[¦a]{speaker=un}'],
      [':claim[¦a]{speaker=sdm #c1}', ':claim[¦a]{speaker="sdm un" #c1}'],
      [':claim[¦a]{speaker=un}', 'refused: `speaker` has the value `un` already']
    ])
    checkEach('add-value', {name: 'stance', value: 'support'}, [
      [
        ':claim[¦a]{stance=oppose}',
        'refused: `stance` takes one value: change the one that is there'
      ]
    ])
    checkEach('remove-value', {name: 'speaker', value: 'un'}, [
      [':claim[¦a]{speaker="sdm un" #c1}', ':claim[¦a]{speaker=sdm #c1}'],
      [':claim[¦a]{speaker="un sdm"}', ':claim[¦a]{speaker=sdm}'],
      [':claim[¦a]{#c1 speaker=un quote=direct}', ':claim[¦a]{#c1 quote=direct}'],
      [':claim[¦a]{speaker=un}', ':claim[¦a]']
    ])
  })
})

test('an edge moves by a word', () => {
  const text = 'Then the :actor[UN en¦voy]{ref=un} Staffan left'
  checkEach('move-edge', {edge: 'end', to: 'wider'}, [
    [text, 'Then the :actor[«UN envoy Staffan»]{ref=un} left'],
    ['the :actor[¦UN].', 'refused: There is no further word in this paragraph']
  ])
  checkEach('move-edge', {edge: 'end', to: 'narrower'}, [
    [text, 'Then the :actor[«UN»]{ref=un} envoy Staffan left'],
    ['the :actor[¦UN].', 'refused: There is one word in this tag']
  ])
  checkEach('move-edge', {edge: 'start', to: 'wider'}, [
    [text, 'Then :actor[«the UN envoy»]{ref=un} Staffan left']
  ])
  checkEach('move-edge', {edge: 'start', to: 'narrower'}, [
    [text, 'Then the UN :actor[«envoy»]{ref=un} Staffan left']
  ])
})

test('a tag fits itself to the selection', () => {
  checkEach('fit-selection', {}, [
    ['Then :actor[the «UN]{ref=un} envoy» left', 'Then the :actor[«UN envoy»]{ref=un} left'],
    [
      'Then :claim[the :actor[UN] «left]{#c1} it» x',
      'Then the :actor[UN] :claim[«left it»]{#c1} x'
    ],
    [
      'Then :actor[the UN] «left»',
      'refused: The selection overlaps no tag: select words of one and beside it'
    ]
  ])
})

test('no tag comes to say what another one says of the same words', () => {
  const marked = (kind: string): string =>
    `refused: These words are marked as \`${kind}\` already: change that tag instead`
  checkEach('move-edge', {edge: 'end', to: 'wider'}, [
    [':actor[:actor[the ¦UN] envoy] left', marked('actor')],
    [':actor[:actor[the ¦UN]{ref=un} envoy]{ref=un}', marked('actor')],
    [
      ':actor[:actor[the ¦UN]{ref=sdm} envoy]{ref=un}',
      ':actor[:actor[«the UN envoy»]{ref=sdm}]{ref=un}'
    ],
    [':claim[:claim[i¦t]{#c2 speaker=un} is]{#c1 speaker=un note=x}', marked('claim')],
    [':claim[:claim[i¦t]{#c2 speaker=un} is]{#c1}', ':claim[:claim[«it is»]{#c2 speaker=un}]{#c1}'],
    [':claim[:claim[i¦t]{continues=c1} is]{#c1 speaker=un}', marked('claim')]
  ])
  checkEach('fit-selection', {}, [[':claim[:claim[«It]{#c2} is»]{#c1} x', marked('claim')]])
  checkEach('change-kind', {kind: 'claim'}, [
    [':claim[:actor[¦UN]]{#c1}', marked('claim')],
    [':claim[:actor[¦UN] x]{#c1}', ':claim[:claim[¦UN] x]{#c1}']
  ])
})

test('a claim goes on elsewhere', () => {
  checkEach('continue-claim', {claim: 'c1'}, [
    [
      '“:claim[It]{#c1},” she said, “«is over».”',
      '“:claim[It]{#c1},” she said, “:claim[«is over»]{continues=c1}.”'
    ],
    [
      ':claim[It «is]{#c1} over» x',
      'refused: The selection overlaps this claim: select other words'
    ],
    ['«It» is', 'refused: The article has no claim `c1`: choose another']
  ])
})

test('a claim is related to others', () => {
  const text = ':claim[a]{#c1} :claim[:actor[¦b] c]{#c2}'
  checkEach('relate', {relation: 'rebuts', to: 'c1'}, [
    [text, ':claim[a]{#c1} :claim[:actor[¦b] c]{#c2 rebuts=c1}']
  ])
  checkEach('relate', {relation: 'rebuts', to: 'other#c9'}, [
    [text, ':claim[a]{#c1} :claim[:actor[¦b] c]{#c2 rebuts=other#c9}']
  ])
  checkEach('relate', {relation: 'rebuts', to: 'c2'}, [
    [text, 'refused: A claim has no relation to itself: choose another']
  ])
  checkEach('relate', {relation: 'speaker', to: 'c1'}, [
    [text, 'refused: The codebook has no relation `speaker` between claims: choose another']
  ])
})

test('suggestions are proposed, accepted and rejected', () => {
  const text = 'Staffan de Mistura met¦ the rebels. Then the United Nations left.'
  const proposed = text
    .replace('Staffan de Mistura', ':actor[Staffan de Mistura]{status=suggested by=glossary}')
    .replace('United Nations', ':actor[United Nations]{status=suggested by=glossary}')
  const accepted = proposed.replaceAll('{status=suggested by=glossary}', '')
  checkEach('propose-mentions', {}, [
    [text, proposed],
    ['Nobody¦ here.', 'refused: No name without a tag here surely means an entry of the glossary']
  ])
  checkEach('accept', {scope: 'article'}, [
    [proposed, accepted],
    [':actor[¦x]{by=ann status=suggested}', ':actor[¦x]{by=ann}']
  ])
  checkEach('reject', {scope: 'article'}, [[proposed, text]])
  checkEach('reject', {}, [
    [':actor[x]{status=suggested} :actor[¦y]{status=suggested}', ':actor[x]{status=suggested} ¦y'],
    [':actor[¦x]', 'refused: There is no suggestion here: only these can be decided on']
  ])
})

test('every sure mention of an entry is tagged', () => {
  checkEach('tag-entry', {}, [
    [
      ':actor[United Na¦tions] said. The United Nations left.',
      ':actor[United Na¦tions] said. The :actor[United Nations] left.'
    ],
    [':actor[United Na¦tions] said.', 'refused: No name without a tag surely means this entry here']
  ])
})

test('each act has its own name, and says in a menu why it is not possible', () => {
  expect(new Set(acts.map(({id}) => id)).size).toBe(acts.length)
  const {model, selection} = selectIn('---\nid: ¦a\n---\nText')
  const offers = acts.flatMap(act => act.offer(placeAt(model, selection)))
  expect(offers.length).toBeGreaterThan(10)
  for (const {title, reason} of offers)
    expect(reason?.toString(), title.toString()).toMatch(/^[\p{Lu}].*[^.]$/u)
})
