import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {parse} from '../../server/src/syntax/parse.js'
import {toTree} from '../../server/src/syntax/tree.js'
import {outline, parseMarkdown} from './remark-outline.js'

/*
 * On text without other Markdown, remark-parse with remark-directive and remark-frontmatter reads the same tags.
 *
 * What counts as other Markdown, and is not in the texts compared:
 * `*`, `_`, backticks, `~`, `&` in text; `<` but for a comment that is not at the start of a line;
 * two colons or more in a row, four blanks, a list, heading or break at the start of a line;
 * links (`[x](y)`, `![x]`, `[x]: y`); two blanks or a backslash before a line end; control characters.
 *
 * Where the two are meant to differ, and what is therefore not in the texts either:
 * - kinds start with a letter here, with a digit too there: `:2x[y]`;
 * - brackets within attributes or comments count for the tag around them there, not here: `:a[:b[c]{d="]"}]`;
 * - a label holds at most 32 brackets and 1,000 escapes there;
 * - malformed attributes are no attributes there, here those before the mistake stay: compared on their own below;
 * - the letters of kinds, names and values here are those of one UTF-16 unit, there any character.
 */

const word = fc.constantFrom(
  ...[
    'Ann',
    'left',
    'GENEVA:',
    '10:30',
    're:Invent',
    'e\u0301',
    'שלום',
    '“quoted”',
    '…',
    '(x)',
    '5 %',
    '{y}'
  ],
  ...[
    '\\:actor',
    '\\[',
    '\\]',
    '\\\\',
    '\\{',
    'C:\\new',
    ',',
    'a {b',
    ':',
    '<!-- c -->',
    '\nand',
    '\r\nor'
  ]
)
const name = fc.constantFrom('actor', 'place', 'claim', 'a-b', 'Ämter2', 'x_y')
const attribute = fc.constantFrom(
  ...['#c1', '.lead', '.a.b', 'ref=x', 'ref=x-1', 'topic="a b"', "note='c d'", 'flag', 'e = f'],
  ...[
    't="&amp;&quot;“"',
    'u=&lt;x',
    'v=http://x.org/?a&b',
    'date\n= 2016',
    'w="}"',
    "n='\"'",
    'm=""',
    'é=é'
  ]
)
const attributes = fc
  .array(attribute, {maxLength: 3})
  .chain(list => fc.constantFrom('', `{${list.join(' ')}}`, `{ ${list.join('\n')} }`))

const {content} = fc.letrec<{content: string; tag: string}>(tie => ({
  content: fc
    .array(fc.oneof({depthSize: 'small'}, word, tie('tag')), {maxLength: 6})
    .map(parts => parts.join(' ')),
  tag: fc
    .tuple(name, tie('content'), attributes)
    .map(([kind, inner, braces]) => `:${kind}[${inner}]${braces}`)
}))

const paragraph = content.map(inner => `P ${inner}.`)
const frontMatter = fc.constantFrom(
  '',
  '---\na: b\n---\n',
  '---\r\na: ":c[d]"\r\n\r\n---  \r\n',
  '---\n---\n'
)
const article = fc
  .tuple(
    frontMatter,
    fc.array(paragraph, {minLength: 1, maxLength: 3}),
    fc.constantFrom('\n\n', '\n \t\n', '\r\n\r\n')
  )
  .map(([yaml, paragraphs, gap]) => yaml + paragraphs.join(gap))

function checkSame(text: string): void {
  expect(outline(toTree(parse(text)), text)).toBe(outline(parseMarkdown(text), text))
}

describe('remark-directive reads the same', () => {
  test.each([
    'The :actor[UN envoy]{ref=de-mistura} said in :place[Geneva] on Friday that\n:claim[the truce “is in great trouble”]{#c1 speaker=de-mistura quote=mixed}, while\n:actor[the opposition] blamed :claim[:actor[Russia] for its near-collapse]{#c2 speaker=opposition rebuts=other-article#c4}.',
    'An unclosed :claim[by :actor[Ann] and :place[Rome] [and',
    'Empty :a[] and :a[]{} and :a[b]{ } and :a[b] {c}',
    'Not \\:a[b], not a::b[c], but \\::a[b] and \\\\:a[b]',
    'A :a[b [c] d] e] f',
    'A :a[b \\] c \\[ d]',
    'A :a[b]{c="}"} d} :a[b]{c',
    'A :a[b\nc]{\nd\n= e} f',
    'A :a[b\n\nc] :d[e]{f\n\ng}',
    'A :a[b <!-- c --> d] <!-- e\n:f[g] --> h <!-- i',
    'A :Ämter[b] :שלום[c] :a-b[d] :a-[e] :a_[f]',
    'A :a[b]{#c.d.e f.g:h-i=j .k#l}',
    'A :a[b]{class=c .d class="e f" .g}',
    'A :a[b]{c=d c=e #f id=g}'
  ])('%s', checkSame)

  test('generated articles', () => {
    fc.assert(fc.property(article, checkSame), {numRuns: 1500})
  })
})

describe('remark-directive takes the attributes that have no problem here', () => {
  const braces = fc
    .array(fc.constantFrom(...'ab#.="\'{}[]:\\&;<>`-_1 \u00A0é“!,/?$%()*+@^|~', '\na'), {
      maxLength: 12
    })
    .map(characters => `:x[y]{${characters.join('')}} z`)

  test('whatever stands in the braces', () => {
    fc.assert(
      fc.property(braces, text => {
        const [tag] = parse(text).tags
        const [node] = toTree(parse(text)).children
        const [other] = parseMarkdown(text).children
        const isWellFormed = !parse(text).problems.some(({start}) => start <= (tag?.end ?? 0))
        expect(firstAttributes(other, 5)).toEqual(
          isWellFormed ? firstAttributes(node, 5) : undefined
        )
      }),
      {numRuns: 5000}
    )
  })
})

/** Attributes and end of the tag that a block starts with, if it reaches further than its content. */
function firstAttributes(
  block: ReturnType<typeof parseMarkdown>['children'][number] | undefined,
  contentEnd: number
) {
  const first = block?.type === 'paragraph' ? block.children[0] : undefined
  if (first?.type !== 'textDirective') throw new Error('No tag')
  const end = first.position?.end.offset ?? 0
  return end > contentEnd ? {attributes: first.attributes, end} : undefined
}
