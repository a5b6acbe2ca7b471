import fc from 'fast-check'
import {expect, test} from 'vitest'
import {findAll} from '../support/check-rule.js'

const pieces = fc
  .array(
    fc.constantFrom(
      ...[':actor[x]', ':actor[', 'actor[x]', 'actor (x)', ':place(x)', ': claim[x]', 'place [x]'],
      ...['::actor[x]', '\\::actor[x]', ':co-actor[x]{ref=x}', ':nobody[x]', '[x]', '[', ']', '('],
      ...[
        '{ref=x}',
        '{#c1}',
        '{note="["}',
        '（x）',
        '【x】',
        '：',
        ':',
        '\\',
        '\n',
        ' ',
        'the place'
      ],
      ...['<!-- actor[x] -->', 'word', '\u00a0']
    ),
    {maxLength: 8}
  )
  .map(parts => parts.join(''))

const TAIL = `\n\n${'Some words more. '.repeat(700)}`

test('what is almost a tag is found in a short article as in a long one, which is searched as a whole', () => {
  let count = 0
  const findIn = (text: string): readonly unknown[] =>
    findAll('near-miss', [{path: 'a.news.txt', text, marks: []}])
  fc.assert(
    fc.property(pieces, text => {
      const found = findIn(text)
      expect(findIn(text + TAIL)).toEqual(found)
      count += found.length
    }),
    {numRuns: 300}
  )
  expect(count).toBeGreaterThan(10)
})
