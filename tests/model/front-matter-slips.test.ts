import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {applyEdits} from '../../server/src/base/edits.js'
import {type MetadataProblem, readMetadata} from '../../server/src/model/metadata.js'
import {parse} from '../../server/src/syntax/parse.js'
import {countWork} from '../work/count-work.js'

/** The front matter `lines` between fences, and a text. */
function article(...lines: readonly string[]): string {
  return `---\n${lines.join('\n')}\n---\nText.\n`
}

/** Takes all fixes of an article's front matter. */
function fix(text: string): string {
  const {problems} = readMetadata(parse(text))
  return applyEdits(
    text,
    problems.flatMap(problem => problem.fix?.edits ?? [])
  )
}

describe('a title as people type it', () => {
  test.each([
    ['Syria: truce in trouble', 'This value has a colon in it: put the value in quotes'],
    ['Syria:', 'This value has a colon in it: put the value in quotes'],
    ['[Updated] Truce', 'A value in brackets is a list, and no text: put the value in quotes'],
    ['[Updated]', 'A value in brackets is a list, and no text: put the value in quotes'],
    ['{x} y', 'A value in brackets is a list, and no text: put the value in quotes'],
    ['"Truce" fails', 'Only a part of this value is in quotes: put the value in quotes'],
    ["'Aleppo' and 'Homs'", 'Only a part of this value is in quotes: put the value in quotes'],
    ["'Twas quiet", 'This value starts with a quote that nothing closes: put the value in quotes'],
    ['"Truce', 'This value starts with a quote that nothing closes: put the value in quotes'],
    ['@handle', 'A value cannot start with `@`: put the value in quotes'],
    ['`code`', 'A value cannot start with a backtick: put the value in quotes'],
    ['%d dead', 'A value cannot start with `%`: put the value in quotes'],
    ['& so on', 'A value cannot start with `&`: put the value in quotes'],
    ['&so on', 'A value cannot start with `&`: put the value in quotes'],
    ['* Breaking *', 'A value cannot start with `*`: put the value in quotes'],
    ['*Breaking*', 'A value cannot start with `*`: put the value in quotes'],
    ['!Basta', 'A value cannot start with `!`: put the value in quotes'],
    ['- x', 'A value cannot start with `-`: put the value in quotes'],
    ['? why', 'A value cannot start with `?`: put the value in quotes'],
    ['> x', 'A value cannot start with `>`: put the value in quotes'],
    ['| x', 'A value cannot start with `|`: put the value in quotes'],
    [', x', 'A value cannot start with `,`: put the value in quotes'],
    ['] x', 'A value cannot start with `]`: put the value in quotes'],
    ['# x', 'What is behind the `#` would be left out: put the value in quotes'],
    ['#MeToo', 'What is behind the `#` would be left out: put the value in quotes'],
    ['March for #MeToo', 'What is behind the `#` would be left out: put the value in quotes'],
    ...['yes', 'No', 'true', '~', '2016', '1_000', '0x1F', '1.5', '2016-04-22', '10:30'].map(
      value => [
        value,
        'This would be a number, a date or a yes or no, and no text: put the value in quotes'
      ]
    )
  ])('%s is one finding, and says the same once it is fixed', (title, message) => {
    const text = article(`title: ${title}`, 'date: 2016-04-22')
    const {problems, fields} = readMetadata(parse(text))
    expect(problems.map(problem => problem.message)).toEqual([message])
    expect(problems.map(({span}) => text.slice(span.start, span.end))).toEqual([title])
    expect(fields.get('title')?.text).toBe(title)
    checkFixed(fix(text), title)
  })

  test.each([
    'Truce in trouble',
    '"Syria: truce"',
    "'Twas ''quiet'''",
    '"a \\" b" # note',
    'a # note',
    'It’s 10:30 at http://example.org/#top',
    'U.S.-led',
    '-5 degrees',
    '“Truce” fails',
    '>\n  folded\n  text',
    '"over\n  lines"',
    'over\n  lines'
  ])('%s is none', title => {
    expect(readMetadata(parse(article(`title: ${title}`))).problems).toEqual([])
  })
})

describe('other fields', () => {
  test.each([
    'date: [2016]',
    'tags: [a, b: c]',
    'tags: # two of them\n- a\n- b',
    'note: # nothing yet',
    'number: 5',
    'url: http://example.org',
    'ids: &x {a: 1}\nmore: *x',
    'tags: [a,\n  b]'
  ])('%s is no slip', lines => {
    expect(readMetadata(parse(article('title: x', lines))).problems).toEqual([])
  })

  test('a space is put behind a colon, and quotes where they are needed', () => {
    expect(fix(article('title:Truce', 'source:Wire: desk'))).toBe(
      article('title: Truce', 'source: "Wire: desk"')
    )
    expect(fix(article('url:http://a.b', 'title: x'))).toBe(article('url: http://a.b', 'title: x'))
  })

  test.each([
    ['\ttitle: x\n\tsource: y: z', 'title: x\nsource: "y: z"'],
    ['title: x\n\tsource: y', 'title: x\nsource: y'],
    ['ids:\n\twikidata: Q1\n\tviaf: 2\ntitle: x', 'ids:\n  wikidata: Q1\n  viaf: 2\ntitle: x'],
    ['title: x\nids:\n \twikidata: Q1', 'title: x\nids:\n    wikidata: Q1']
  ])('a tab before a name becomes spaces: %j', (lines, fixed) => {
    expect(fix(article(lines))).toBe(article(fixed))
    expect(readMetadata(parse(article(fixed))).problems).toEqual([])
    const tabs = readMetadata(parse(article(lines))).problems.filter(
      ({message}) => message === 'Unexpected tab, expected spaces'
    )
    expect(tabs).toHaveLength(lines.split('\t').length - 1)
  })

  test('a tab within a value is none of them', () => {
    const text = article('title: >\n  a\n\tb: c', 'source: "x\n\ty: z"')
    expect(readMetadata(parse(text)).problems.filter(({fix: found}) => found)).toEqual([])
  })

  test('a comment behind a value stays one', () => {
    expect(fix(article('title: Syria: truce # draft'))).toBe(
      article('title: "Syria: truce" # draft')
    )
  })

  test('each slip is one finding, and hides no other problem', () => {
    const text = article('title: a: b', 'source: @c', 'date: 2016', 'date: 2017', 'x: "\\d"')
    expect(readMetadata(parse(text)).problems.map(describeProblem(text))).toEqual([
      ['a: b', 'This value has a colon in it: put the value in quotes'],
      ['@c', 'A value cannot start with `@`: put the value in quotes'],
      ['date', 'The field `date` is there twice: keep one of them'],
      [
        '\\',
        'A backslash in double quotes means something of its own: write two of them, or use single quotes'
      ]
    ])
  })
})

function describeProblem(text: string) {
  return ({message, span}: MetadataProblem) => [text.slice(span.start, span.end), message]
}

/** Any line of text, mostly of what means something in YAML; no blank at its ends. */
const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          ' ',
          ': ',
          ':',
          '#',
          ' #',
          '"',
          "'",
          '[',
          ']',
          '{',
          '}',
          '\\',
          '- ',
          '& ',
          '*',
          '!',
          '%'
        ],
        ...['@', '`', '|', '> ', '? ', ',', 'a', 'Truce', '2016', 'yes', '~', '’', 'é', '😀', '\t']
      ),
      fc.string({unit: 'grapheme', maxLength: 3})
    ),
    {maxLength: 8}
  )
  .map(parts =>
    parts
      .join('')
      .replace(/[\r\n]/g, ' ')
      .trim()
  )

test('the fixed front matter can be read, and holds each title as it was typed', () => {
  fc.assert(
    fc.property(typed, title => {
      const text = article(`title: ${title}`, 'date: 2016')
      const {problems, fields} = readMetadata(parse(text))
      const [problem] = problems
      fc.pre(problem?.fix !== undefined)
      expect(problems).toHaveLength(1)
      const {span} = problem
      const value = text.slice(span.start, span.end)
      expect(title.startsWith(value)).toBe(true)
      expect(title.slice(value.length)).toMatch(/^$|^[ \t]+#(?:[ \t]|$)/)
      expect(fields.get('title')?.text).toBe(value)
      checkFixed(fix(text), value)
    }),
    {numRuns: 1000}
  )
})

function checkFixed(fixed: string, title: string): void {
  const {problems, fields} = readMetadata(parse(fixed))
  expect(problems).toEqual([])
  expect(fields.get('title')?.text).toBe(title)
  expect(fields.get('date')).toBeDefined()
}

describe('front matter without a field', () => {
  test.each([
    'just words',
    'The mayor said: nobody.',
    'NEW YORK, April 22: it rained',
    'http://example.org',
    '10:30 a.m.: talks',
    ':actor[Ann]: who is it',
    '- a\n- b',
    '# A heading'
  ])('%s is text between two rules', line => {
    const text = article(line)
    const syntax = parse(text)
    expect(syntax.frontMatter).toBeUndefined()
    const {problems} = readMetadata(syntax)
    expect(problems.map(describeProblem(text))).toEqual([
      [
        line.split('\n')[0],
        'Unexpected text between the lines `---`, expected fields like `date: 2016-04-22`'
      ]
    ])
    expect(fix(text)).toBe(`\\${text}`)
    expect(readMetadata(parse(fix(text))).problems).toEqual([])
  })

  test.each([
    'title: x',
    '  title: x',
    '"title": x',
    '{title: x}',
    '# title: x',
    '标题: x',
    '',
    ' \n'
  ])('%j has one, or nothing at all', line => {
    expect(parse(article(line)).frontMatter).toBeDefined()
  })
})

describe('broken front matter', () => {
  test('of more than two hundred mistakes says how many more there are', () => {
    for (const line of ['title: a: b', 'title: a']) {
      const {problems} = readMetadata(parse(article(...Array<string>(250).fill(line))))
      expect(problems).toHaveLength(201)
      expect(problems.at(-1)?.message).toMatch(
        /^There are \d+ more mistakes from here on: put those before it right first$/
      )
    }
  })

  test.each([
    ['colons', 'title: a: b\n'],
    ['lists', 'title: - x\n'],
    ['half quotes', 'title: "Truce" fails\n'],
    ['open quotes', 'title: "Truce fails\n'],
    ['open brackets', 'note: [Truce\n'],
    ['signs', 'title: & x\n'],
    ['no spaces', 'title:x\n'],
    ['words', 'title: x\nwords\n'],
    ['tabs', '\ttitle: x\n'],
    ['blank lines behind a value', 'title: x\n\n\n\n']
  ])('with many %s takes work in proportion to its length', (_, line) => {
    const work = (count: number): number => {
      const syntax = parse(article(line.repeat(count)))
      const {calls, characters} = countWork(() => readMetadata(syntax))
      return calls + characters
    }
    expect(work(2000) / work(1000)).toBeLessThan(2.2)
  })
})
