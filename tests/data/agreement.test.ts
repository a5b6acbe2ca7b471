import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {checkAgreement} from './check-yaml.js'

/** Pieces from which texts come that the strict reader nearly or just accepts. */
const pieces = [
  ...['a', 'b:', 'key: ', '"k": ', '"k":', '- ', '-', '-5', '? ', ': ', ':', '::', ', ', ',', '.'],
  ...[' ', '  ', '\n', '\n', '\n  ', '\n- ', '\n  - ', '\n\n', '\r\n', '\r', '\t', 'a:\n b:\n'],
  ...['[', ']', '{', '}', '[x, y]', '{a: b}', '{"a":1}', '"', "'", '"q"', "'s'", '\\n', '\\'],
  ...['#', ' # c', '&', '*', '!', '|', '>', '%', '@', '`', '<<', '---', '...', '~', 'null', 'true'],
  ...['1', '0x1F', '1e3', '.inf', '2016-04-22', 'http://x', 'é', '\u2028', '\u00a0', '😀', '\uFEFF']
]

const anyText = fc.array(fc.constantFrom(...pieces), {maxLength: 14}).map(chosen => chosen.join(''))

const word = fc.stringMatching(/^[A-Za-z0-9é.~_-]{1,8}$/)
const plainValue = fc.oneof(
  word,
  fc.tuple(word, word).map(words => words.join(' ')),
  word.map(text => `"${text}: \\"x\\" \\u00e9"`),
  word.map(text => `'${text}''s'`),
  fc.array(word, {maxLength: 3}).map(items => `[${items.join(', ')}]`),
  word.map(text => `{k: ${text}, "l":1}`)
)

/** Block mappings as people write them, of some depth. */
const {block} = fc.letrec<{block: string[]}>(tie => ({
  block: fc
    .array(
      fc.oneof(
        {maxDepth: 4, depthSize: 'small'},
        fc.tuple(word, plainValue).map(([key, value]) => [`${key}: ${value}`]),
        fc
          .tuple(word, fc.array(plainValue))
          .map(([key, items]) => [
            `${key}:`,
            ...items.map((item, at) => `- ${item}${at % 3 === 1 ? ' # c' : ''}`)
          ]),
        fc
          .tuple(word, tie('block'))
          .map(([key, lines]) => [`${key}: # below`, ...lines.map(line => `  ${line}`)]),
        fc
          .tuple(word, tie('block'))
          .map(([key, lines]) => [
            `${key}:`,
            ...lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`))
          ])
      ),
      {minLength: 1, maxLength: 5}
    )
    .map(lines => lines.flat())
}))

const anyBlock = fc
  .tuple(block, fc.constantFrom('\n', '\r\n', '\r'))
  .map(([lines, end]) => lines.join(end) + end)

describe('what the strict reader takes, it reads as the library does', () => {
  test('in texts of any pieces', () => {
    let taken = 0
    fc.assert(
      fc.property(anyText, text => {
        if (checkAgreement(text)) taken++
      }),
      {numRuns: 20_000}
    )
    expect(taken).toBeGreaterThan(1_000)
  })

  test('in texts as people write them, which it mostly takes', () => {
    let taken = 0
    fc.assert(
      fc.property(anyBlock, text => {
        if (checkAgreement(text)) taken++
      }),
      {numRuns: 1_000}
    )
    expect(taken).toBeGreaterThan(500)
  })

  test.each([
    'actors:\n  de-mistura:\n    aliases: [De Mistura, {text: UN envoy, since: 2014-07-10}]\n',
    'id: 2016-04-22-truce\ntitle: Truce in trouble\ndate: 2016-04-22\n',
    'rules:\n  claim-without-speaker: [error, {allow: [unattributed]}]\n',
    'overrides:\n  - files: [articles/2015/**]\n    rules: {missing-metadata: off}\n',
    '{"kind":"place","id":"z","name":"Z\\u00e9","aliases":["a",{"text":"b"}],"lat":3}',
    '\uFEFF- a\n- b',
    '\uFEFF',
    `${'[ '.repeat(64)}${']'.repeat(64)}`
  ])('and it takes %j', text => {
    expect(checkAgreement(text)).toBe(true)
  })

  test.each([
    'a: "x\n  y"',
    'a: b: c',
    'a\n  b: c',
    '- - a',
    '? a\n: b',
    'a: &x b',
    'a: !!str b',
    'a: |\n  b',
    '--- \na: b',
    'a: b\n...',
    '%YAML 1.2\n---\na: b',
    'a: [b\n]',
    'a: "\\x41"',
    'a: b\n  c',
    `${'k'.repeat(1_100)}: v`,
    `${'['.repeat(65)}${']'.repeat(65)}`
  ])('and it leaves %j to the library', text => {
    expect(checkAgreement(text)).toBe(false)
  })
})
