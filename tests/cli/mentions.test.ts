import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import {type MentionRecord, toMentionRecords} from '../../server/src/exchange/mention-record.js'
import {buildGlossary} from '../../server/src/glossary/glossary.js'
import {parseGlossaryFile} from '../../server/src/glossary/parse-glossary.js'
import {resolve} from '../../server/src/model/resolve.js'
import {toBaseText} from '../../server/src/syntax/base-text.js'
import {parse} from '../../server/src/syntax/parse.js'
import {runCli, scratch} from './run-cli.js'

const glossaryText = `
actors:
  ada: {name: Ada Lind, aliases: [the mayor]}
  navy: {name: Navy}
places:
  norrvik: {name: Norrvik}
`
const glossary = buildGlossary([parseGlossaryFile('glossary.yaml', glossaryText, defaultCodebook)])

function mentionsIn(text: string): MentionRecord[] {
  return toMentionRecords(resolve('a.news.txt', parse(text), defaultCodebook, glossary))
}

/** Compares what an article marks with records of which only the telling fields are given. */
function checkMentions(text: string, expected: readonly object[]): void {
  const found = mentionsIn(text)
  expect(found).toMatchObject(expected)
  expect(found).toHaveLength(expected.length)
}

describe('the records of what an article marks', () => {
  test('name the entry that is meant', () => {
    checkMentions(':actor[the mayor], :actor[she]{ref=ada}, :actor[Bob] in :place[Norrvik]', [
      {kind: 'actor', text: 'the mayor', start: 0, end: 9, entry: 'ada', id: null},
      {kind: 'actor', text: 'she', entry: 'ada', attributes: {ref: ['ada']}},
      {kind: 'actor', text: 'Bob', entry: null, attributes: {}},
      {kind: 'place', text: 'Norrvik', entry: 'norrvik'}
    ])
  })

  test('name none, where the mention is nobody of the glossary, and all of several', () => {
    checkMentions(':actor[Navy]{ref=none #n} said :claim[x]{speaker=n}', [
      {text: 'Navy', entry: null, entries: [], attributes: {ref: ['none']}, id: 'n'},
      {entry: null, entries: [], attributes: {speaker: ['n']}}
    ])
    const folder = scratch({
      'newsmark.yaml': 'codebook: codebook.yaml\nglossary: glossary.yaml\n',
      'codebook.yaml': 'kinds: {actor: {attributes: {ref: {many: true}}}}\n',
      'glossary.yaml': glossaryText,
      'a.txt': ':actor[both]{ref="navy ada"} :actor[x]{ref="ada no"} :actor[Navy]'
    })
    const {stdout} = runCli(folder, ['mentions', 'a.txt'])
    expect(JSON.parse(stdout)).toMatchObject([
      {entry: null, entries: ['navy', 'ada'], attributes: {ref: ['navy', 'ada']}},
      {entry: null, entries: ['ada']},
      {entry: 'navy', entries: ['navy']}
    ])
  })

  test('tell gaps from fragments that are one span to a reader', () => {
    const cases: [text: string, gaps: object[]][] = [
      [':claim[one]{#c}', []],
      [
        ':claim[one]{#c},” she said, “:claim[two]{continues=c}',
        [{start: 3, end: 17, text: ',” she said, “'}]
      ],
      [':claim[one]{#c}\n\n:claim[two]{continues=c}', []],
      [':claim[one]{#c}\u00a0:claim[two]{continues=c}', []],
      [':claim[one]{#c}<!-- x -->:claim[two]{continues=c}', []],
      [':place[a :claim[b]{#c}]:claim[ c]{continues=c}', []],
      [':claim[one]{#c}. :claim[two]{continues=c}', [{text: '. '}]],
      [':claim[a :claim[b]{continues=c} d]{#c} e :claim[f]{continues=c}', [{text: ' e '}]],
      [
        ':claim[b]{continues=c} x :claim[a]{#c} y :claim[d]{continues=c}',
        [{text: ' x '}, {text: ' y '}]
      ]
    ]
    for (const [text, gaps] of cases) {
      const record = mentionsIn(text).find(({id}) => id === 'c')
      expect(record?.gaps, text).toMatchObject(gaps)
      expect(record?.gaps, text).toHaveLength(gaps.length)
    }
  })

  test('type attributes as the codebook says', () => {
    checkMentions(
      ':claim[x]{#c1 speaker="ada navy" about=navy rebuts=other#c2 note="5" stance=support .b .d}',
      [
        {
          id: 'c1',
          entry: null,
          attributes: {
            speaker: ['ada', 'navy'],
            about: ['navy'],
            rebuts: ['other#c2'],
            note: '5',
            stance: 'support',
            class: ['b', 'd']
          }
        }
      ]
    )
  })

  test('type numbers and flags of a codebook of our own', () => {
    const folder = scratch({
      'newsmark.yaml': 'codebook: codebook.yaml\n',
      'codebook.yaml': `kinds:
  event:
    label: Event
    attributes:
      dead: {type: number}
      sure: {type: flag}
      on: {type: date, many: true}
`,
      'a.txt': ':event[it]{dead=12 sure on="2016 2017"} :event[it]{dead=many sure=no on=2016}'
    })
    const {stdout} = runCli(folder, ['mentions', 'a.txt'])
    expect(JSON.parse(stdout)).toMatchObject([
      {attributes: {dead: 12, sure: true, on: ['2016', '2017']}},
      {attributes: {dead: 'many', sure: true, on: ['2016']}}
    ])
  })

  test('join a claim with its continuations, wherever these stand', () => {
    checkMentions(
      ':claim[“It]{#c1 speaker=ada},” :actor[she] said, :claim[“ends”]{continues=c1}.',
      [
        {
          kind: 'claim',
          text: '“It,” she said, “ends”',
          start: 0,
          end: 22,
          fragments: [
            {start: 0, end: 3, text: '“It'},
            {start: 16, end: 22, text: '“ends”'}
          ]
        },
        {kind: 'actor', text: 'she'}
      ]
    )
    checkMentions('A :claim[z]{continues=c9} b :claim[a]{#c9}', [
      {text: 'z b a', fragments: [{text: 'z'}, {text: 'a'}]}
    ])
  })

  test('read text as a reader does', () => {
    checkMentions(':claim[a \\[b\\] <!-- c -->:actor[d]{ref=ada} e]', [
      {kind: 'claim', text: 'a [b] d e', fragments: [{start: 0, end: 9}]},
      {kind: 'actor', text: 'd', start: 6, end: 7}
    ])
  })

  test('leave out kinds that the codebook does not have', () => {
    checkMentions(':actr[x] :actor[y]', [{kind: 'actor', text: 'y', start: 2}])
  })

  test('carry the id of the article', () => {
    checkMentions(':actor[x]', [{article: 'a'}])
    checkMentions('---\nid: t1\n---\n:actor[x]', [{article: 't1', start: 0}])
  })

  test('join as many continuations as there are', () => {
    const text = ':claim[a]{#c} '.concat(':claim[b]{continues=c} '.repeat(150_000))
    expect(mentionsIn(text)[0]?.fragments).toHaveLength(150_001)
  })
})

describe('laws of the records', () => {
  const pieces = fc.constantFrom(
    ...[':actor[', ':place[', ':claim[', ']', ']{#c1}', ']{continues=c1}', ']{ref=ada}', ' '],
    ...['\\', '[', '<!--', '-->', '\n', '\n\n', '\r\n', 'word', '😀', '{', '}', '---\n', '\ufeff']
  )
  const texts = fc.array(fc.oneof(pieces, fc.string()), {maxLength: 40}).map(all => all.join(''))

  test('what stands at the offsets in the base text is the text', () => {
    fc.assert(
      fc.property(texts, text => {
        const base = toBaseText(parse(text)).text
        for (const record of mentionsIn(text)) {
          expect(base.slice(record.start, record.end)).toBe(record.text)
          for (const part of record.fragments)
            expect(base.slice(part.start, part.end)).toBe(part.text)
        }
      }),
      {numRuns: 2_000}
    )
  })

  test('fragments span the whole, and there is at least one', () => {
    fc.assert(
      fc.property(texts, text => {
        for (const {start, end, fragments} of mentionsIn(text)) {
          expect(fragments.length).toBeGreaterThan(0)
          expect(Math.min(...fragments.map(part => part.start))).toBe(start)
          expect(Math.max(...fragments.map(part => part.end))).toBe(end)
        }
      }),
      {numRuns: 2_000}
    )
  })
})

describe('newsmark mentions', () => {
  const files = {
    'glossary.yaml': glossaryText,
    'a.txt': ':actor[Navy]',
    'deep/a.txt': ':actor[Navy] :place[X]'
  }

  test('prints one array for all files, under the project that they lie in', () => {
    const {stdout, code} = runCli(scratch(files), ['mentions', 'a.txt', 'deep/a.txt'])
    expect(JSON.parse(stdout)).toMatchObject([
      {path: 'a.txt', text: 'Navy', entry: 'navy'},
      {path: 'deep/a.txt', text: 'Navy', entry: 'navy'},
      {path: 'deep/a.txt', text: 'X'}
    ])
    expect(code).toBe(0)
  })

  test('prints the same as lines', () => {
    const folder = scratch(files)
    const args = ['mentions', 'a.txt', 'deep/a.txt', '--format']
    const lines = runCli(folder, [...args, 'json-lines'])
      .stdout.trimEnd()
      .split('\n')
    expect(lines.map(line => JSON.parse(line))).toEqual(
      JSON.parse(runCli(folder, [...args, 'json']).stdout)
    )
  })

  test('prints the others where one cannot be read', () => {
    const {stdout, stderr, code} = runCli(scratch(files), ['mentions', 'b.txt', 'a.txt'])
    expect(JSON.parse(stdout)).toHaveLength(1)
    expect(stderr).toBe('newsmark: b.txt: There is no such file or folder: check the path\n')
    expect(code).toBe(2)
  })

  test('counts in what newsmark text prints', () => {
    const folder = scratch({
      'a.txt': '\ufeff---\nid: a\n---\n\r\nÁ 😀 :actor[x \\[y\\]] <!-- c -->:place[Z]\r\n'
    })
    const base = runCli(folder, ['text', 'a.txt']).stdout
    const records: MentionRecord[] = JSON.parse(runCli(folder, ['mentions', 'a.txt']).stdout)
    expect(records).toHaveLength(2)
    for (const {start, end, text} of records) expect(base.slice(start, end)).toBe(text)
  })
})
