import {expect, test} from 'vitest'
import {possibleNames, widerSelection, wordsOf} from '../../client/page/steps/stretches.js'

/** The stretches that a selection grows to, from the first place of `at` on. */
function growing(text: string, at: string, language = 'en', marks: string[] = []): string[] {
  const start = text.indexOf(at)
  const paragraph = {start: 0, end: text.length}
  const spans = marks.map(words => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length
  }))
  const found: string[] = []
  let span: {start: number; end: number} | undefined = {start, end: start}
  while (span) {
    span = widerSelection(text, paragraph, spans, span, language)
    if (span) found.push(text.slice(span.start, span.end))
  }
  return found
}

test.each<[string, string, string, string[], string[]?]>([
  [
    'word, name, clause, sentence, paragraph',
    'On Monday, Ana de la Cruz left. Rain fell.',
    'la',
    [
      'la',
      'Ana de la Cruz',
      'Ana de la Cruz left',
      'On Monday, Ana de la Cruz left',
      'On Monday, Ana de la Cruz left. Rain fell.'
    ]
  ],
  [
    'what is quoted',
    'She said “the truce is in danger” again.',
    'truce',
    [
      'truce',
      'the truce is in danger',
      'She said “the truce is in danger” again',
      'She said “the truce is in danger” again.'
    ]
  ],
  [
    'a mark',
    'the old harbour of Brest',
    'old',
    ['old', 'old harbour', 'the old harbour of Brest'],
    ['old harbour']
  ],
  [
    'a possessive',
    'In Brest’s Old Town it rained.',
    'Old',
    ['Old', 'Old Town', 'In Brest’s Old Town it rained', 'In Brest’s Old Town it rained.']
  ],
  ['a number with a comma', 'They sold 1,200 boats', 'sold', ['sold', 'They sold 1,200 boats']],
  [
    'Arabic',
    'قال الوزير، إن الهدنة صامدة.',
    'صامدة',
    ['صامدة', 'إن الهدنة صامدة', 'قال الوزير، إن الهدنة صامدة', 'قال الوزير، إن الهدنة صامدة.']
  ],
  [
    'Chinese',
    '他说，停火有效。',
    '有效',
    ['有效', '停火有效', '他说，停火有效', '他说，停火有效。']
  ]
])('grows over %s', (_name, text, at, expected, marks) => {
  const language = /\p{Script=Han}/u.test(text)
    ? 'zh'
    : /\p{Script=Arabic}/u.test(text)
      ? 'ar'
      : 'en'
  expect(growing(text, at, language, marks)).toEqual(expected)
})

test.each<[string, string[]]>([
  [
    'The United Nations met. On Friday the envoy saw al-Qaida-linked men and U.S. President Barack Obama.',
    ['United Nations', 'Friday', 'al-Qaida', 'U.S. President Barack Obama']
  ],
  [
    'Putin called. He saw Putin in St. Petersburg. Russia stayed.',
    ['Putin', 'Putin', 'St. Petersburg']
  ],
  ['They left Geneva. The talks go on, Riad Ja’afari said.', ['Geneva', 'Riad Ja’afari']],
  [
    'It is Syria’s war, says the Observatory for Human Rights.',
    ['Syria', 'Observatory for Human Rights']
  ]
])('finds what may be names: %s', (text, expected) => {
  const found = possibleNames(text, 'en', wordsOf(`${text} the on it they`))
  expect(found.map(({start, end}) => text.slice(start, end))).toEqual(expected)
})
