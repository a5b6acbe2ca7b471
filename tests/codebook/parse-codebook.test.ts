import {describe, expect, test} from 'vitest'
import type {Codebook} from '../../server/src/codebook/codebook.js'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import {parseCodebook} from '../../server/src/codebook/parse-codebook.js'
import {checkProblems} from '../support/check-problems.js'

function checkCodebook(fixture: string): void {
  checkProblems((path, text) => parseCodebook(path, text).problems, fixture)
}

/** Reads a codebook that has nothing wrong in it. */
function codebookOf(text: string): Codebook {
  const {codebook, problems} = parseCodebook('codebook.yaml', text)
  expect(problems).toEqual([])
  return codebook
}

describe('a codebook file is reported', () => {
  test.each([
    [
      'with unknown keys at every level',
      `
kind: {}
^^^^ Unexpected key \`kind\`, expected \`kinds\`
kinds:
  claim:
    atributes: {}
    ^^^^^^^^^ Unexpected key \`atributes\`, expected \`attributes\`
    attributes:
      topic:
        mny: true
        ^^^ Unexpected key \`mny\`, expected \`many\`
        codes:
          peace:
            defintion: x
            ^^^^^^^^^ Unexpected key \`defintion\`, expected \`definition\``
    ],
    [
      'with wrong values',
      `
extends: nothing
         ^^^^^^^ Unexpected \`nothing\`, expected one of \`default\`, \`none\`
kinds:
  claim:
    unit: clam
          ^^^^ Unexpected \`clam\`, expected \`claim\`
    label: [x]
           ^^^ Unexpected list, expected a text
    contains: {}
              ^^ Unexpected fields like \`name: value\`, expected a list
    attributes:
      topic:
        many: often
              ^^^^^ Unexpected \`often\`, expected \`true\` or \`false\`
        type: dat
              ^^^ Unexpected \`dat\`, expected \`date\`
      stance: x
              ^ Unexpected \`x\`, expected fields like \`name: value\``
    ],
    [
      'with names that tags cannot have',
      `
kinds:
  2nd: {}
  ^^^ Unexpected \`2nd\`, expected a name of letters, digits, \`-\` and \`_\` with a letter first and no sign last
  claim:
    attributes:
      topic:
        codes:
          "a b": {}
           ^^^ Unexpected \`a b\`, expected a name without spaces and without \`|\``
    ],
    [
      'with names of nothing',
      `
kinds:
  event:
    contains: [actr, claim]
               ^^^^ Unexpected \`actr\`, expected \`actor\`
    attributes:
      who: {type: entry, of: [plce]}
                              ^^^^ Unexpected \`plce\`, expected \`place\``
    ],
    [
      'with entries of no kind',
      `
kinds:
  event:
    attributes:
      who: {type: entry}
      ^^^ Unexpected type \`entry\` without \`of\`, expected \`of:\` with the kinds of its entries`
    ],
    [
      'with codes that are not there',
      `
kinds:
  claim:
    attributes:
      topic:
        codes:
          ceasefire: {within: peac}
                              ^^^^ Unexpected \`peac\`, expected \`peace\`
          peace: {}
          truce: {replaced-by: ceasfire}
                               ^^^^^^^^ Unexpected \`ceasfire\`, expected \`ceasefire\``
    ],
    [
      'with codes within themselves',
      `
kinds:
  claim:
    attributes:
      topic:
        codes:
          a: {within: b}
          ^ Unexpected code \`a\` within itself, expected a chain of \`within\` that ends
          b: {within: a}
          ^ Unexpected code \`b\` within itself, expected a chain of \`within\` that ends
          c: {within: a}`
    ],
    [
      'with codes where they mean nothing',
      `
kinds:
  claim:
    attributes:
      date: {codes: {}}
             ^^^^^ Unexpected codes for the type \`date\`, expected \`type: code\``
    ],
    [
      'with types that only fields have',
      `
kinds:
  claim:
    attributes:
      names: {type: alias}
      ^^^^^ Unexpected type \`alias\` of an attribute, expected it only under \`fields\``
    ],
    [
      'with removals of nothing',
      `
kinds:
  clam: null
  ^^^^ Unexpected empty \`clam:\`, which removes what is not there, expected \`claim\`
  claim:
    attributes:
      stanc: null
      ^^^^^ Unexpected empty \`stanc:\`, which removes what is not there, expected \`stance\`
      topic:
        codes:
          peace:
          ^^^^^ Unexpected empty \`peace:\`, which removes what is not there, expected \`peace: {}\` for a new one`
    ],
    [
      'with a section that is taken',
      `
kinds:
  event: {section: actors}
  ^^^^^ Unexpected section \`actors\`, expected another one than that of \`actor\``
    ],
    [
      'with a key twice',
      `
kinds:
  claim: {}
  claim: {}
  ^^^^^ Unexpected second \`claim\`, expected each key once`
    ],
    [
      'that is no YAML',
      `
kinds: {{}}
        ^^ Unexpected list or braces before a colon, expected a name`
    ],
    [
      'that is no mapping',
      `
kinds
^^^^^ Unexpected \`kinds\`, expected fields like \`name: value\``
    ]
  ])('%s', (_, fixture) => checkCodebook(fixture))

  test('with replacements for what stands there', () => {
    const {problems} = parseCodebook('codebook.yaml', 'kinds: {claim: {atributes: {}}}')
    expect(problems[0]?.expected).toEqual(['attributes'])
  })
})

describe('a codebook file', () => {
  test.each(['', '# nothing', '{}', 'kinds: {}'])(
    'that says nothing (%j) changes nothing',
    text => {
      expect(codebookOf(text)).toEqual(defaultCodebook)
    }
  )

  test('adds kinds of its own', () => {
    const {kinds} = codebookOf(
      'kinds: {event: {section: events, fields: {name: {required: true}}}}'
    )
    expect(kinds.get('event')).toMatchObject({label: 'Event', unit: 'mention', section: 'events'})
    expect(kinds.get('event')?.fields.get('name')?.required).toBe(true)
    expect([...kinds.keys()]).toEqual(['actor', 'place', 'claim', 'event'])
  })

  test('closes an open list by listing codes', () => {
    const text = 'kinds: {claim: {attributes: {topic: {codes: {501: {within: 500}, 500: {}}}}}}'
    const topic = codebookOf(text).kinds.get('claim')?.attributes.get('topic')
    expect(topic?.many).toBe(true)
    expect(topic?.codes.get('501')?.within).toBe('500')
  })

  test('adds to a closed list, changes and removes what is in it', () => {
    const codes = '{hostile: {}, oppose: {label: Against}, neutral: null}'
    const text = `kinds: {claim: {attributes: {stance: {codes: ${codes}}}}}`
    const stance = codebookOf(text).kinds.get('claim')?.attributes.get('stance')
    expect([...(stance?.codes.keys() ?? [])]).toEqual(['support', 'oppose', 'mixed', 'hostile'])
    expect(stance?.codes.get('oppose')).toMatchObject({label: 'Against', definition: 'Against it.'})
  })

  test('removes a kind and with it what takes its entries', () => {
    const {kinds} = codebookOf('kinds: {place: null}')
    expect([...(kinds.get('claim')?.contains ?? [])]).toEqual(['actor', 'claim'])
    expect(kinds.get('claim')?.attributes.has('place')).toBe(false)
    expect([...(kinds.get('claim')?.attributes.get('about')?.of ?? [])]).toEqual(['actor'])
  })

  test('holds alone if it says so', () => {
    const {kinds} = codebookOf('extends: none\nkinds: {name: {contains: name}}')
    expect([...kinds.keys()]).toEqual(['name'])
    expect(kinds.get('name')).toMatchObject({unit: 'mark', section: undefined})
  })

  test('gives another type a list of its own', () => {
    const {kinds} = codebookOf('kinds: {claim: {attributes: {stance: {type: text}}}}')
    expect(kinds.get('claim')?.attributes.get('stance')?.codes.size).toBe(0)
  })

  test('may have names that objects have too', () => {
    const codes = '{__proto__: {label: A}, constructor: {within: __proto__}}'
    const text = `kinds: {claim: {attributes: {topic: {codes: ${codes}}}}}`
    const topic = codebookOf(text).kinds.get('claim')?.attributes.get('topic')
    expect(topic?.codes.get('__proto__')?.label).toBe('A')
    expect(topic?.codes.get('constructor')?.within).toBe('__proto__')
  })

  test('keeps what is right beside what is wrong', () => {
    const text = 'kinds: {claim: {label: 3, unt: x, attributes: {stance: null, note: 4}}}'
    const {codebook, problems} = parseCodebook('codebook.yaml', text)
    expect(problems).toHaveLength(2)
    expect(codebook.kinds.get('claim')?.label).toBe('3')
    expect(codebook.kinds.get('claim')?.attributes.has('stance')).toBe(false)
    expect(codebook.kinds.get('claim')?.attributes.has('note')).toBe(true)
  })

  test('of many codes in one line of descent is checked step by step', () => {
    const codes = Array.from({length: 20_000}, (_, index) => `c${index}: {within: c${index + 1}}`)
    const text = `kinds: {claim: {attributes: {topic: {codes: {${codes.join(', ')}, c20000: {}}}}}}`
    expect(codebookOf(text).kinds.get('claim')?.attributes.get('topic')?.codes.size).toBe(20_001)
  })
})
