import fc from 'fast-check'

/** Words of several scripts, with what is hard about each: astral, combining, right-to-left, joined to each other. */
const WORDS = [
  ...[
    'Ada',
    'Rome',
    'Bob',
    'word',
    'said',
    'l’État',
    'mother-in-law',
    'U.S.',
    '10:30',
    '𝒜da',
    '👩‍👩‍👧'
  ],
  ...['e\u0301te\u0301', 'שלום', 'וירושלים', 'العربية', '德米斯图拉', '星期五', '한국은', 'ไทยแลนด์']
]

const SIGNS = [',', '.', ' –', '“', '”', ' (', ')', ';', '…']

/** Signs of markup that are text where they stand, and some that are not. */
const MARKUP = [
  '[',
  ']',
  '[x]',
  '{',
  '}',
  ':',
  '::',
  '\\',
  '\\[',
  '\\:',
  '<!-- c -->',
  ' <!-- c: [ -->\n'
]

const ATTRIBUTES = [
  ...[
    '',
    '',
    '{ref=ada}',
    '{#c1 speaker=ada}',
    '{#c2 speaker="ada bob" quote=direct}',
    '{note="a ] b"}'
  ],
  ...[
    '{status=suggested by=glossary}',
    '{status=suggested by=ann ref=bob}',
    '{continues=c1}',
    '{rebuts=c1}'
  ]
]

interface Grammar {
  readonly content: string
  readonly text: string
}

function textOf(words: readonly string[], separators: readonly string[]): fc.Arbitrary<string> {
  return fc.letrec<Grammar>(tie => {
    const separator = fc.constantFrom(...separators)
    const word = fc.tuple(fc.constantFrom(...words), separator).map(([one, blank]) => one + blank)
    const tag = fc
      .tuple(
        fc.constantFrom('actor', 'actor', 'place', 'claim', 'claim'),
        fc.tuple(fc.constantFrom('Ada', 'Bob', 'שלום'), tie('content')),
        fc.constantFrom(...ATTRIBUTES),
        separator
      )
      .map(
        ([kind, [first, content], attributes, blank]) =>
          `:${kind}[${`${first} ${content}`.trim()}]${attributes}${blank}`
      )
    const content = fc
      .array(fc.oneof({depthSize: 'small', withCrossShrink: true}, word, tag), {maxLength: 4})
      .map(parts => parts.join(''))
    const text = fc
      .array(fc.oneof({weight: 2, arbitrary: word}, {weight: 2, arbitrary: tag}), {
        minLength: 2,
        maxLength: 12
      })
      .map(parts => parts.join(''))
    return {content, text}
  }).text
}

/** Articles full of tags beside each other and in each other, with signs of markup among the words. */
export const taggedText: fc.Arbitrary<string> = textOf(
  [...WORDS, ...WORDS, ...SIGNS, ...MARKUP],
  [' ', ' ', ' ', '', '\n', '\n\n', '\u00A0']
)

/** The same with nothing but words, blanks and tags. */
export const taggedWords: fc.Arbitrary<string> = textOf(
  ['Ada', 'Rome', 'e\u0301te\u0301', 'שלום'],
  [' ', ' ', '\n']
)
