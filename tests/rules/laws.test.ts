import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {allRules} from '../../server/src/rules/registry.js'
import {everyRun} from '../support/every-run.js'
import type {FixtureFile} from '../support/fixture.js'
import {toProject} from '../support/project.js'
import {anyText} from '../syntax/arbitrary-text.js'

const GLOSSARY = `actors:
  a: {name: a, aliases: [word, {text: x, until: 2015}], until: 2014}
  b: {name: a, deprecated: true, replaced-by: x}
  c: {name: y, aliases: [Some Name], function: f, since: 2016}
places:
  x: {name: x, within: nowhere, lat: 99}
  y: {name: x, within: y, ids: {wikidata: x}}
`

const FRONT_MATTER = [
  '',
  '---\ntitle: a\ndate: 2016\n---\n',
  '---\nid: a b\ndate: x\ndate: [y]\n---\n',
  '---\ntext-sha256: 0\n---\n',
  `---\ntext-sha256: ${'0'.repeat(64)}\ntext-paragraphs: 000000 2d711e 000000\n---\n`
]

const KINDS = ['actor', 'actor', 'place', 'place', 'claim', 'claim', 'claim', 'event']

const WORDS = [
  'x',
  'word',
  'a',
  ' Some Name ',
  ' ',
  '',
  'y',
  '“',
  '”',
  '\n',
  '\r\n',
  '😀',
  '\n\n',
  ':a[',
  '::actor[x]',
  ':place[x]{ref=x}',
  ':place[x]{ref=y}',
  ']',
  '\\',
  '<!-- newsmark-ignore-line unknown-kind, unknown-knd -->'
]

const ATTRIBUTES = [
  ...['speaker=a topic=t stance=support', 'speaker=a topic="u t" stance=oppose'],
  ...['ref=a', 'ref=b', 'ref=x', 'ref=c', 'ref="x  y"', 'mention=nominal', 'role=evnt', 'rolle=a'],
  ...['#c1', '#c2', 'id="c 1"', 'continues=c1', 'continues=c2', 'speaker=a', 'speaker="b c"'],
  ...['status=discuss', 'status=suggested', 'conflict="ref: a | b | c"'],
  ...['speaker=author', 'topic="t u"', 'stance=support', 'stance=oppose', 'date=2017', 'date='],
  ...[
    'quote=direct',
    'quote=indirect',
    'rebuts=c1',
    'place=nowhere',
    'supports="b#c2 #c1"',
    'same-as=c9',
    '"',
    'x'
  ]
]

/** Articles with tags, mostly well-formed, that say much that can be wrong. */
const article = fc.letrec<{tag: string; content: string; article: string}>(tie => ({
  tag: fc
    .record({
      kind: fc.constantFrom(...KINDS),
      content: tie('content'),
      attributes: fc.array(fc.constantFrom(...ATTRIBUTES), {maxLength: 6})
    })
    .map(({kind, content, attributes}) => `:${kind}[${content}]{${attributes.join(' ')}}`),
  content: fc
    .array(fc.oneof({depthSize: 'small'}, fc.constantFrom(...WORDS), tie('tag')), {maxLength: 3})
    .map(parts => parts.join('')),
  article: fc
    .record({
      head: fc.constantFrom(...FRONT_MATTER),
      parts: fc.array(fc.oneof(fc.constantFrom(...WORDS), tie('tag')), {maxLength: 8})
    })
    .map(({head, parts}) => head + parts.join(' '))
})).article

/** Words, marks and lines as in any text: the signs of tags may occur, but no tag, and nothing that is almost one. */
const prose = fc
  .array(
    fc.constantFrom(
      ...[
        'The',
        'envoy',
        'GENEVA:',
        '10:30',
        '[sic]',
        '{x}',
        '*',
        '“no”',
        're:Invent',
        '#tag',
        '(a)'
      ],
      ...['Ämter', '😀', 'שלום', '::', ':acts', 'a:', ']', '[', '\\', '&', '\n', '\n\n', '\t', ',']
    ),
    {maxLength: 60}
  )
  .map(words => words.join(' '))

describe('on any text', () => {
  test.each([
    ['of pieces that mean something', article],
    ['at all', anyText]
  ])('%s no rule fails, and every finding lies within its file', (_, texts) => {
    fc.assert(
      fc.property(texts, texts, anyText, (one, two, yaml) => {
        const files = [
          file('a.news.txt', one),
          file('b.news.txt', two),
          file('glossary/a.yaml', GLOSSARY),
          file('glossary/b.yaml', yaml),
          file('newsmark.yaml', `codebook: codebook.yaml`),
          file('codebook.yaml', yaml)
        ]
        for (const {findings, errors} of checkAll(files)) {
          expect(errors).toEqual([])
          for (const finding of findings) checkFinding(finding, files)
        }
      }),
      {numRuns: 300}
    )
  })

  test('a project file that says anything at all makes no rule fail', () => {
    fc.assert(
      fc.property(anyText, yaml => {
        const files = [file('newsmark.yaml', yaml)]
        for (const {findings, errors} of checkAll(files)) {
          expect(errors).toEqual([])
          for (const finding of findings) checkFinding(finding, files)
        }
      })
    )
  })

  test('the same text gives the same findings', () => {
    fc.assert(
      fc.property(article, text => {
        const files = [file('a.news.txt', text), file('glossary.yaml', GLOSSARY)]
        expect(checkAll(files)).toEqual(checkAll(files))
      })
    )
  })
})

test('on prose without tags no rule says anything', () => {
  fc.assert(
    fc.property(prose, text => {
      const files = [file('a.news.txt', text), file('glossary.yaml', 'places: {a: {name: the}}')]
      expect(checkAll(files).flatMap(({findings}) => findings)).toEqual([])
    })
  )
})

test('every kind of finding is within reach of these texts', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(article, article, (text, other) => {
      const articles = [file('a.news.txt', text), file('b.news.txt', other)]
      const files = [...articles, file('glossary.yaml', GLOSSARY)]
      for (const {findings} of checkAll(files)) for (const {ruleId} of findings) seen.add(ruleId)
    }),
    {numRuns: 3000, seed: 7}
  )
  const others = [
    'invalid-encoding',
    'unused-entry',
    'deep-nesting',
    'missing-attribute',
    'deprecated-code',
    'duplicate-entry'
  ]
  const inFiles = ['invalid-glossary', 'invalid-project', 'invalid-codebook', 'invalid-baseline']
  const unseen = allRules.map(({id}) => id).filter(id => !seen.has(id))
  expect(unseen.filter(id => ![...others, ...inFiles].includes(id))).toEqual([])
})

function file(path: string, text: string): FixtureFile {
  return {path, text, marks: []}
}

function checkAll(files: readonly FixtureFile[]) {
  return everyRun(toProject(files), new Map())
}

type Found = ReturnType<typeof checkAll>[number]['findings'][number]

function checkFinding({path, span, message, related}: Found, files: readonly FixtureFile[]): void {
  const text = textOf(path, files)
  expect(span.start).toBeGreaterThanOrEqual(0)
  expect(span.end).toBeGreaterThanOrEqual(span.start)
  expect(span.end).toBeLessThanOrEqual(text.length)
  expect(message).toMatch(/^(?:Unexpected .+, expected |(?!Unexpected ).+: ).+$/s)
  for (const {location} of related) {
    expect(location.span.end).toBeLessThanOrEqual(textOf(location.path, files).length)
  }
}

function textOf(path: string, files: readonly FixtureFile[]): string {
  const found = files.find(known => known.path === path)
  if (!found) throw new Error(`A finding in a file that is not there: ${path}`)
  return found.text
}
