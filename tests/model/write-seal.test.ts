import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {type SealState, sealArticle} from '../../server/src/model/write-seal.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import {anyText} from '../syntax/arbitrary-text.js'

const HASH = '53c888c0ffa32b212f9dab0405bbcd16ad65fdb62aa1a923cd21d7b65fc68e7c'
const BODY = 'The :actor[envoy] left :place[Geneva].\n'

/** Checks an article and what sealing makes of it; in both, `HASH` stands for the right hash. */
function checkSeal(type: SealState['type'], before: string, after?: string): void {
  const state = sealArticle(before.replace('HASH', HASH))
  expect(state.type).toBe(type)
  if (after === undefined) return
  expect('text' in state ? state.text : undefined).toBe(after.replace('HASH', HASH))
  if ('text' in state) expect(sealArticle(state.text)).toEqual({type: 'sealed'})
}

const FIELDS = 'text-sha256: HASH\ntext-paragraphs: a765a8\n'

describe('a seal is written', () => {
  test('as front matter where there is none', () => {
    checkSeal('unsealed', BODY, `---\n${FIELDS}---\n${BODY}`)
  })

  test('behind a byte order mark, with the line ends of the article', () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n')
    checkSeal('unsealed', `\uFEFF${crlf(BODY)}`, `\uFEFF${crlf(`---\n${FIELDS}---\n${BODY}`)}`)
    const cr = (text: string): string => text.replaceAll('\n', '\r')
    checkSeal('unsealed', cr(BODY), cr(`---\n${FIELDS}---\n${BODY}`))
  })

  test('behind the other fields, which stay as they are', () => {
    const fields = '# a comment\ntitle: "A"   # why\n\nnote: |\n  a\n  b\n'
    checkSeal('unsealed', `--- \n${fields}---\n${BODY}`, `--- \n${fields}${FIELDS}---\n${BODY}`)
  })

  test('with the indentation of the others', () => {
    const fields = '  text-sha256: HASH\n  text-paragraphs: a765a8\n'
    checkSeal('unsealed', `---\n  a: b\n---\n${BODY}`, `---\n  a: b\n${fields}---\n${BODY}`)
  })

  test('into empty front matter', () => {
    checkSeal('unsealed', `---\n---\n${BODY}`, `---\n${FIELDS}---\n${BODY}`)
  })

  test('into the fields where they stand, in their quotes, beside their comments', () => {
    checkSeal(
      'changed',
      `---\ntext-paragraphs: '000000 111111' # two\na: b\ntext-sha256: "${'0'.repeat(64)}" # old\n---\n${BODY}`,
      `---\ntext-paragraphs: 'a765a8' # two\na: b\ntext-sha256: "HASH" # old\n---\n${BODY}`
    )
    checkSeal(
      'unsealed',
      `---\ntext-sha256:\ntext-paragraphs:\na: b\n---\n${BODY}`,
      `---\n${FIELDS}a: b\n---\n${BODY}`
    )
    checkSeal('unsealed', `---\ntext-sha256: [a,\n b]\n---\n${BODY}`, `---\n${FIELDS}---\n${BODY}`)
  })

  test('beside the one field that is there', () => {
    checkSeal(
      'incomplete',
      `---\ntext-sha256: HASH # x\na: b\n---\n${BODY}`,
      `---\ntext-sha256: HASH # x\ntext-paragraphs: a765a8\na: b\n---\n${BODY}`
    )
    checkSeal(
      'unsealed',
      `---\na: b\ntext-paragraphs: 000000\nc: d\n---\n${BODY}`,
      `---\na: b\n${FIELDS}c: d\n---\n${BODY}`
    )
  })

  test('in quotes where it would be read as a number or as nothing', () => {
    expect(sealArticle('').type).toBe('unsealed')
    const numeric = sealArticle('1\n\n22\n\n')
    expect('text' in numeric && numeric.text).toMatch(/^text-paragraphs: [0-9a-f]{6} [0-9a-f]{6}$/m)
    const empty = sealArticle(' \n')
    expect('text' in empty && empty.text).toContain('\ntext-paragraphs: ""\n')
  })
})

describe('an article is not sealed', () => {
  test.each([
    ['as its tags are malformed', 'The :actor[envoy left.'],
    ['as its attributes are', ':actor[a]{=}'],
    ['as its front matter has no end', '---\ntitle: a\n'],
    ['as its front matter cannot be read', '---\ntitle: [a\n---\n'],
    ['as a field is there twice', '---\na: b\na: c\n---\n'],
    ['as its front matter takes no further line', '---\n{title: a}\n---\n'],
    ['as its front matter is a list', '---\n- a\n---\n']
  ])('%s', (_, text) => {
    expect(sealArticle(text)).toEqual({
      type: 'unsealable',
      reason: expect.stringMatching(
        /^(?:Unexpected .+, expected|(?!Unexpected ).+:) .+, before it is sealed$|^No field can be added /
      )
    })
  })
})

test('what is sealed is sealed, whatever its case and its line ends', () => {
  checkSeal('sealed', `---\n${FIELDS}---\n${BODY}`)
  checkSeal('sealed', `---\r\n${FIELDS}---\r\n${BODY.replaceAll('\n', '\r')}`)
  expect(
    sealArticle(`---\ntext-sha256: ${HASH.toUpperCase()}\ntext-paragraphs: A765A8\n---\n${BODY}`)
  ).toEqual({
    type: 'sealed'
  })
})

const frontMatter = fc
  .array(
    fc.constantFrom('a: b', '# c', '', ' d: e', 'f: |', '  g', "h: '", 'text-sha256: "x"', '- i')
  )
  .map(lines => ['---', ...lines, '---', ''].join('\n'))

test('sealing any text changes nothing that a reader reads, and no other line', () => {
  const article = fc.tuple(fc.oneof(fc.constant(''), frontMatter), anyText)
  fc.assert(
    fc.property(article, ([head, body]) => {
      const text = head + body
      const state = sealArticle(text)
      if (!('text' in state)) return
      expect(toBaseText(parse(state.text)).text).toBe(toBaseText(parse(text)).text)
      expect(sealArticle(state.text)).toEqual({type: 'sealed'})
      const rest = withoutSeal(state.text)
      const withoutHead = rest.replace(/^(\uFEFF?)---(\r\n?|\n)---\2/, '$1')
      expect([rest, withoutHead]).toContain(withoutSeal(text))
    }),
    {numRuns: 3000}
  )
})

function withoutSeal(text: string): string {
  return text.replace(/^ *text-(?:sha256|paragraphs):.*(?:\r\n?|\n)/gm, '')
}
