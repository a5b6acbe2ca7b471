import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {defaultCodebook} from '../../../server/src/codebook/default/codebook.js'
import {versionOf} from '../../../server/src/exchange/compare/annotation.js'
import {changesBetween} from '../../../server/src/exchange/compare/changes.js'
import {describeDetails, labelOf} from '../../../server/src/exchange/compare/describe-change.js'
import {mapSpan, mapTexts} from '../../../server/src/exchange/compare/text-map.js'
import {buildGlossary} from '../../../server/src/glossary/glossary.js'
import {resolve} from '../../../server/src/model/resolve.js'
import {parse} from '../../../server/src/syntax/parse.js'

const glossary = buildGlossary([])

function read(text: string) {
  return versionOf(resolve('a.news.txt', parse(text), defaultCodebook, glossary))
}

/** The changes between two articles, a line each. */
function changes(before: string, after: string): string[] {
  const found = changesBetween(read(before), read(after))
  const signs = {added: '+', removed: '-', changed: '~'}
  return [
    ...(found.isTextChanged ? ['text changed'] : []),
    ...found.changes.map(change =>
      `${signs[change.type]} ${labelOf(change)} “${change.words}” ${describeDetails(change)}`.trim()
    )
  ]
}

describe('what is said of two versions', () => {
  test.each<[string, string, string, string[]]>([
    ['nothing', ':actor[Ann] left.', ':actor[Ann] left.', []],
    [
      'lines wrapped anew, other order, quoting and escapes',
      ':claim[It rained all day]{#c1 speaker=ann stance=support} \\*here.',
      ':claim[It rained\nall day]{#c1 stance="support"  speaker=ann} *here.',
      []
    ],
    [
      'nothing where lines end as on Windows',
      'So :claim[it rained all day]{#c1}.\r\n\r\nAnn left.\r\n',
      'So :claim[it\r\nrained all day]{#c1}.\r\n\r\nAnn\r\n left.\r\n',
      []
    ],
    ['a tag that came', 'Ann left.', ':actor[Ann]{ref=ann} left.', ['+ actor “Ann” ref ann']],
    ['a tag that went', ':actor[Ann] left.', 'Ann left.', ['- actor “Ann”']],
    [
      'values',
      ':claim[It rained]{#c7 stance=support speaker=ann}.',
      ':claim[It rained]{#c7 stance=oppose speaker="ann un"}.',
      ['~ claim #c7 “It rained” stance support → oppose · speaker + un']
    ],
    [
      'a longer span',
      'So :claim[it rained]{#c7} all day.',
      'So :claim[it rained all day]{#c7}.',
      ['~ claim #c7 “it rained all day” span + 2 words']
    ],
    [
      'a span that moved',
      ':claim[So it rained]{#c7} all day.',
      'So :claim[it rained all]{#c7} day.',
      ['~ claim #c7 “it rained all” span + 1 word, − 1 word']
    ],
    [
      'another kind',
      ':actor[Geneva] waits.',
      ':place[Geneva] waits.',
      ['~ place “Geneva” kind actor → place']
    ],
    [
      'numbers that were given anew',
      ':claim[It rained]{#c1}. :claim[It snowed]{#c2}.',
      ':claim[It rained]{#c2}. :claim[It snowed]{#c3}.',
      ['~ claim #c2 “It rained” id #c1 → #c2', '~ claim #c3 “It snowed” id #c2 → #c3']
    ],
    [
      'a fragment that came',
      ':claim[It rained]{#c1}, he said, and snowed.',
      ':claim[It rained]{#c1}, he said, :claim[and snowed]{continues=c1}.',
      ['~ claim #c1 “It rained … and snowed” span + 2 words']
    ],
    [
      'other words outside',
      'On Monday :actor[Ann] left.',
      'On Friday :actor[Ann] left.',
      ['text changed']
    ],
    [
      'other words inside',
      ':claim[It rained all day]{#c1}.',
      ':claim[It snowed all day]{#c1}.',
      ['text changed']
    ],
    [
      'words that are gone with their tag',
      ':actor[Ann] left. It rained.',
      'It rained.',
      ['text changed', '- actor “Ann”']
    ]
  ])('%s', (_name, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected)
  })
})

/** How one article may be written: its lines, the signs around values, their order, and escapes. */
const writing = fc.record({
  lineEnd: fc.constantFrom('\n', '\r\n'),
  wraps: fc.array(fc.boolean(), {minLength: 12, maxLength: 12}),
  quote: fc.constantFrom('"', "'"),
  order: fc.shuffledSubarray(['stance=support', 'speaker=Q', 'note=R'], {minLength: 3}),
  speakers: fc.shuffledSubarray(['ann', 'ben', 'un'], {minLength: 3}),
  isEscaped: fc.boolean()
})

type Writing = typeof writing extends fc.Arbitrary<infer T> ? T : never

function written({lineEnd, wraps, quote, order, speakers, isEscaped}: Writing): string {
  const values = order
    .map(value => value.replace('Q', quote + speakers.join(' ') + quote))
    .map(value => value.replace('R', `${quote}two words${quote}`))
  const claim = `:claim[it rained all day]{#c1 ${values.join(' ')}}`
  const words = `So ${claim}, and ${isEscaped ? '\\*' : '*'} then :actor[Ann Lee] left again.`
  let at = 0
  const lines = words.replace(/ (?![^{]*\})/g, blank => (wraps[at++] ? lineEnd : blank))
  return `---${lineEnd}title: x${lineEnd}---${lineEnd}${lines}${lineEnd}${lineEnd}It is over.${lineEnd}`
}

test('how an article is written is no change', () => {
  fc.assert(
    fc.property(writing, writing, (one, other) => {
      expect(changes(written(one), written(other))).toEqual([])
    })
  )
})

const words = fc.array(
  fc.constantFrom('one', 'two', 'three', ' ', '\n', '\n\n', '.', '😀', 'é', '停火'),
  {
    maxLength: 30
  }
)

describe('the map of two texts', () => {
  test('takes both texts from end to end, and equal stretches are equal', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [before, after] = [a.join(''), b.join('')]
        const {stretches} = mapTexts(before, after)
        expect(stretches.map(({before: {start, end}}) => before.slice(start, end)).join('')).toBe(
          before
        )
        expect(stretches.map(({after: {start, end}}) => after.slice(start, end)).join('')).toBe(
          after
        )
        for (const {type, before: x, after: y} of stretches)
          if (type === 'same')
            expect(before.slice(x.start, x.end)).toBe(after.slice(y.start, y.end))
      })
    )
  })

  test('keeps the words of a span in a text to which others were added', () => {
    fc.assert(
      fc.property(words, words, words, fc.nat(), fc.nat(), (a, b, c, from, to) => {
        const text = `<${a.join('')}>`
        const span = {start: 1 + (from % text.length), end: 1 + (to % text.length)}
        fc.pre(span.start < span.end && span.end <= text.length)
        const longer = `${b.join('')}|${text}|${c.join('')}`
        fc.pre(!longer.slice(0, -1).includes(`|${text}|`, 1) || b.length === 0)
        const moved = mapSpan(mapTexts(text, longer), span)
        expect(moved && longer.slice(moved.start, moved.end).replaceAll(/\s/g, '')).toContain(
          text.slice(span.start, span.end).replaceAll(/\s/g, '').charAt(0)
        )
      })
    )
  })
})
