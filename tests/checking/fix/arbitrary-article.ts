import fc from 'fast-check'

/** A glossary and a codebook that such articles make mistakes about. */
export const PROJECT: Readonly<Record<string, string>> = {
  'newsmark.yaml': 'codebook: codebook.yaml\n',
  'codebook.yaml': `extends: default
kinds:
  claim:
    attributes:
      stance:
        codes:
          endorse: {label: Endorse, deprecated: true, replaced-by: support}
`,
  'glossary.yaml': `actors:
  ada: {name: Ada, aliases: [Countess]}
  bob: {name: Bob}
  old-bob: {name: Robert, deprecated: true, replaced-by: bob}
  older: {name: Rob, deprecated: true, replaced-by: oldest}
  oldest: {name: Bert, deprecated: true, replaced-by: older}
places:
  rome: {name: Rome}
`
}

const KINDS = ['actor', 'actor', 'place', 'claim', 'claim', 'actr']

const WORDS = [
  ...[
    'Ada',
    'Rome',
    'Robert',
    'Rob',
    'Bob',
    'Countess',
    'word',
    '“',
    '”',
    ',',
    '.',
    '10',
    'é',
    '😀'
  ],
  ...[' ', ' ', ' ', '\n', '\r\n', '\r', '\n\n', '\t', '\u00A0', '\uFEFF', '\u2028'],
  ...['<!-- newsmark-ignore-line redundant-ref -->', '<!-- newsmark-ignore-file empty-tag x -->\n'],
  ...['\n<!-- newsmark-ignore-next-line unknown-kind, empty-tag -- r -->\r\n'],
  ...['<!-- newsmark-ignore-start redundant-ref -->', '<!-- newsmark-ignore-end redundant-ref -->'],
  ...['<!-- c -->', '<!--', '-->', '<', '!--', '---', '--', '-', '\\', '\\\\', '\\:'],
  ...['\\_', '\\-', 'a:b[', '9:dpa[2]'],
  ...[':', '::', ':actor', ':actor[', '[', ']', '[x]', '{', '}', '{x}', '{ref=bob}', '']
]

const ATTRIBUTES = [
  ...[
    'ref=ada',
    'ref=ada',
    "ref='ada'",
    'ref="bob"',
    'ref=rome',
    'ref=old-bob',
    'ref=adda',
    'ref=&#97;da'
  ],
  ...['mention=nominal', 'mention=nominl', 'role=event', 'role=event', 'rolle=event', '.x', '.x'],
  ...[
    '#c1',
    'id=c1',
    '#c2',
    'speaker=ada',
    'speaker="ada bobb"',
    'speaker="old-bob ada"',
    'speeker=bob'
  ],
  ...[
    'supports=c1',
    'supports="c1 c2"',
    'supports="c2 \r\nc1\r\n"',
    'rebuts="c1 c1"',
    'same-as=article#c1'
  ],
  ...['stance=support', 'stance=suport', 'stance=endorse', 'quote=direct', 'quote=indirect'],
  ...['x', 'x', 'x=""', '=', '"', 'x="<!--"', "x='-->'", 'x="]"', 'x="}"']
]

const SPACES = [' ', ' ', ' ', '  ', '\n', '\r\n', '\r']

/** One tag, mostly well-formed, around words and other tags. */
const tag: (content: fc.Arbitrary<string>) => fc.Arbitrary<string> = content =>
  fc
    .record({
      kind: fc.constantFrom(...KINDS),
      content: fc.oneof(
        {weight: 1, arbitrary: fc.constantFrom('', '', ' ', '\t', '\n')},
        {weight: 2, arbitrary: content}
      ),
      attributes: fc.option(
        fc.array(fc.tuple(fc.constantFrom(...SPACES), fc.constantFrom(...ATTRIBUTES)), {
          maxLength: 4
        })
      ),
      last: fc.constantFrom('', '', ...SPACES)
    })
    .map(({kind, content, attributes, last}) => {
      const written = attributes?.map(([space, attribute]) => space + attribute).join('')
      return `:${kind}[${content}]${written === undefined ? '' : `{${written}${last}}`}`
    })

const HEADS = [
  '',
  '',
  '\uFEFF',
  '---\nid: a\ndate: 2016-04-22\n---\n',
  '\uFEFF---\r\ntitle: x\r\n---\r\n',
  '---\n'
]

/** Articles that make all kinds of mistakes, with things beside each other that mean more than they should. */
export const articleWithMistakes: fc.Arbitrary<string> = fc.letrec<{
  content: string
  article: string
}>(tie => ({
  content: fc
    .array(fc.oneof({depthSize: 'small'}, fc.constantFrom(...WORDS), tag(tie('content'))), {
      maxLength: 4
    })
    .map(parts => parts.join('')),
  article: fc
    .tuple(
      fc.constantFrom(...HEADS),
      fc.array(fc.oneof(fc.constantFrom(...WORDS), tag(tie('content'))), {maxLength: 12})
    )
    .map(([head, parts]) => head + parts.join(''))
})).article

/** Such articles in which signs of the markup were forgotten, or written once too often. */
export const brokenArticle: fc.Arbitrary<string> = fc
  .tuple(
    articleWithMistakes,
    fc.array(
      fc.tuple(fc.nat(), fc.constantFrom('', '', '', '{', '}', '[', ']', '"', "'", '<!--')),
      {
        minLength: 1,
        maxLength: 3
      }
    )
  )
  .map(([article, mutations]) =>
    mutations.reduce((text, [at, sign]) => {
      const signs = [...text.matchAll(/[{}[\]"':]|-->/g)]
      const found = signs[at % Math.max(1, signs.length)]
      if (!found) return text + sign
      return text.slice(0, found.index) + sign + text.slice(found.index + found[0].length)
    }, article)
  )
