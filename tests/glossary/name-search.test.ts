import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {normaliseName} from '../../server/src/base/names.js'
import {runSteps} from '../../server/src/base/steps.js'
import type {Alias, Entry, Matching} from '../../server/src/glossary/entry.js'
import {buildGlossary} from '../../server/src/glossary/glossary.js'
import {
  bearersOf,
  indexNames as indexSteps
} from '../../server/src/glossary/name-search/name-index.js'
import {searchRunningText} from '../../server/src/glossary/name-search/search-running-text.js'
import {countWork} from '../work/count-work.js'

const indexNames = (of: Parameters<typeof indexSteps>[0]) => runSteps(indexSteps(of))

describe('finds', () => {
  const cases: [string, readonly string[], string][] = [
    ['whole words', ['Aleppo'], '[Aleppo] Aleppos xAleppo Aleppo1 Aleppo_ ([Aleppo])'],
    [
      'the longest',
      ['York', 'New York', 'New York Times'],
      '[New York] Tim [New York Times] [New York] [York]'
    ],
    ['the first of two that overlap', ['Ann Lee', 'Lee Smith'], '[Ann Lee] Smith, [Lee Smith]'],
    ['a name behind the start of another', ['New York Times', 'York'], 'New [York] Post'],
    ['possessives', ['Aleppo'], "[Aleppo]’s, [Aleppo]'s, [Aleppo]', ALEPPO'S, Aleppo'd, Aleppo’sx"],
    [
      'names behind elided articles',
      ['Irak', 'Brien'],
      "l’[Irak], dell'[Irak], O'Brien, L'Irak, aujourd'Irak"
    ],
    [
      'no parts of addresses',
      ['Aleppo', 'example'],
      'aleppo.example, Aleppo.org, x.Aleppo; [Aleppo]. [Aleppo].'
    ],
    [
      'names with signs',
      ['U.N.', 'Yahoo!', 'AT&T', 'Al-Bab', 'Frankfurt (Oder)'],
      '[U.N.], [U.N.]’s, U.N, [Yahoo!], Yahoo, [AT&T], AT & T, [Al-Bab], [Frankfurt (Oder)]'
    ],
    [
      'any white space for a blank',
      ['Ann van Lee'],
      '[Ann van\n  Lee] [Ann\tvan\u00a0 Lee] [Ann\r\nvan Lee] Ann\n\nvan Lee, Ann van\r\n\r\nLee'
    ],
    [
      'curly and straight signs alike',
      ['Côte d’Ivoire', "People's “Army”"],
      '[Côte d\'Ivoire] [Côte d’Ivoire] [People’s "Army"] [People\'s “Army”]'
    ],
    ['composed and decomposed letters', ['Ḥalab'], `[Ḥalab] [${'Ḥalab'.normalize('NFD')}] Halab`],
    ['capitals as they are', ['Aleppo', 'WHO'], '[Aleppo] aleppo ALEPPO [WHO] who Who'],
    ['Cyrillic and Greek', ['Киев', 'Αθήνα'], '[Киев], Киева, [Αθήνα]'],
    ['Arabic, but not behind what is written onto it', ['حلب', 'الباب'], 'في [حلب] وحلب [الباب]'],
    ['Chinese wherever it stands', ['上海', '上海市'], '在[上海市]的[上海]人'],
    ['katakana as words', ['シリア'], '[シリア]の シリアス'],
    ['letters beyond the basic plane', ['𐐀𐐁', '𠀀𠀁'], '[𐐀𐐁] 𐐀𐐁𐐂 在[𠀀𠀁]的 😀[𐐀𐐁]😀'],
    ['signs beside emoji', ['Aleppo'], '😀[Aleppo]😀'],
    ['nothing that starts with a sign', ['#MeToo', '“X”', '.NET'], '#MeToo MeToo “X” .NET'],
    ['names that are there twice', ['Lee', 'Lee'], '[Lee]'],
    [
      'names over the end of a line, with their own hyphen and with that of the line',
      ['Ban Ki-moon', 'Deir ez-Zor', 'Aleppo', 'Ban'],
      '[Ban Ki-\nmoon] in [Deir ez-\r\n  Zor] and [Alep-\npo], Alep- po, Alep-\n\npo, [Aleppo] and [Ban]-\nKi.'
    ],
    [
      'names with characters in them that nobody sees',
      ['Aleppo', 'Deir ez-Zor'],
      '\u200e[Al\u00adep\u200bpo]\u200e, [Deir\u2060 ez\u2011Zor], [Alep\u00ad\npo]\ufe0f.'
    ]
  ]

  test.each(cases)('%s', (_, names, marked) => {
    const text = marked.replaceAll(/[[\]]/g, '')
    expect(mark(text, search(names, text))).toBe(marked)
  })

  test('names whatever their capitals, where the glossary asks for it', () => {
    const names = [
      named('rebels', 'ignore-case'),
      named('Syrian Rebels'),
      named('İzmir', 'ignore-case')
    ]
    const text = 'REBELS Rebels rebels Syrian Rebels syrian rebels İZMİR'
    expect(mark(text, find(names, text))).toBe(
      '[REBELS] [Rebels] [rebels] [Syrian Rebels] syrian [rebels] [İZMİR]'
    )
  })

  test('all that bear a name', () => {
    const index = indexNames(
      glossaryOf([[named('Lee')], [named('Lee'), named('LEE', 'ignore-case')]])
    )
    const hits = searchRunningText(index, 'Lee', 0, 3)
    expect(hits).toHaveLength(6)
    expect([2, 5].map(at => bearersOf(index, hits[at] ?? -1).map(({entry}) => entry.id))).toEqual([
      ['e0', 'e1'],
      ['e1']
    ])
  })

  test('words in small letters that would be names with a capital', () => {
    const index = indexNames(glossaryOf([[named('Police')], [named('WHO')]]))
    const hits = searchRunningText(index, 'police who', 0, 10)
    expect(hits.slice(0, 2)).toEqual([0, 6])
    expect(bearersOf(index, hits[2] ?? -1)).toEqual([])
    expect(hits).toHaveLength(3)
  })
})

describe('on any text', () => {
  const word = fc.constantFrom('a', 'b', 'ab', 'A', 'é', 'é'.normalize('NFD'), '上', 'ъ', '1', '𐤀')
  const gap = fc.constantFrom(
    ' ',
    ' ',
    '-',
    '.',
    "'",
    '’',
    '\n',
    '  ',
    '\n\n',
    '',
    '(',
    ', ',
    '\u00a0',
    '😀',
    "'s "
  )
  const pieces = fc.array(fc.tuple(word, gap), {minLength: 1, maxLength: 12})
  const texts = pieces.map(list => list.flat().join(''))
  const names = fc.array(
    fc.tuple(
      fc
        .array(fc.tuple(word, fc.constantFrom(' ', '-', '.', "'", '')), {
          minLength: 1,
          maxLength: 3
        })
        .map(list => list.flat().join('')),
      fc.constantFrom<Matching | undefined>(undefined, undefined, 'ignore-case')
    ),
    {minLength: 1, maxLength: 5}
  )

  test('finds what a search finds that tries every name at every place', () => {
    fc.assert(
      fc.property(names, texts, (list, text) => {
        const aliases = list.map(([name, match]) => named(name, match))
        expect(find(aliases, text)).toEqual(findSlowly(aliases, text))
      }),
      {numRuns: 2000}
    )
  })
})

/** The same search without any index: the meaning of the fast one. */
function findSlowly(aliases: readonly Alias[], text: string): readonly string[] {
  const found: string[] = []
  for (let start = 0, behind = 0; start < text.length; start++) {
    if (start < behind || !isStart(text, start)) continue
    const ends = aliases.flatMap(alias => endsOf(alias, text, start))
    const end = Math.max(...ends, -1)
    if (end < 0) continue
    found.push(`${start}-${end}`)
    behind = end
  }
  return found
}

function endsOf({text: name, match}: Alias, text: string, start: number): number[] {
  const normal = normaliseName(name)
  if (!WORD.test(normal.slice(0, 2))) return []
  return [normal, normal.normalize('NFD')].flatMap(form => {
    const pattern = Array.from(form, patternOf).join('')
    const [whole] =
      new RegExp(`^${pattern}`, match === 'ignore-case' ? 'iu' : 'u').exec(text.slice(start)) ?? []
    const end = start + (whole?.length ?? 0)
    return whole !== undefined && isEnd(text, end) ? [end] : []
  })
}

function patternOf(sign: string): string {
  if (sign === ' ') return '(?!\\s*\\n\\s*\\n)\\s+'
  if (sign === "'") return "['’]"
  return sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

const WORD = /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]/u
const LONE = /^[\p{Script=Han}\p{Script=Hiragana}]/u

function before(text: string, at: number): string {
  return Array.from(text.slice(0, at)).at(-1) ?? ''
}

function after(text: string, at: number): string {
  return Array.from(text.slice(at, at + 2))[0] ?? ''
}

/** Whether one word goes on from before an offset to behind it. */
function isInside(text: string, at: number): boolean {
  const [left, right] = [before(text, at), after(text, at)]
  return WORD.test(left) && WORD.test(right) && !LONE.test(left) && !LONE.test(right)
}

function isStart(text: string, at: number): boolean {
  if (!WORD.test(after(text, at)) || isInside(text, at)) return false
  const code = text.charCodeAt(at)
  if (code >= 0xdc00 && code < 0xe000) return false
  const sign = before(text, at)
  const left = before(text, at - sign.length)
  if (sign === '.') return !WORD.test(left)
  if (sign !== "'" && sign !== '’') return true
  const word = /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]*$/u.exec(text.slice(0, at - 1))?.[0] ?? ''
  return word === '' || (/^\p{Ll}+$/u.test(word) && word.length <= 5)
}

function isEnd(text: string, at: number): boolean {
  const sign = after(text, at)
  if (WORD.test(before(text, at)) ? isInside(text, at) : WORD.test(sign)) return false
  const right = after(text, at + sign.length)
  if (sign === '.') return !WORD.test(right)
  if (sign !== "'" && sign !== '’') return true
  return !WORD.test(right) || (/^s$/i.test(right) && !WORD.test(after(text, at + 2)))
}

describe('takes work in proportion to the text', () => {
  const hostile: [string, readonly string[], string][] = [
    ['a name that nearly begins everywhere', [`${'a '.repeat(23)}b`], 'a '],
    [
      'names that begin in each other',
      Array.from({length: 20}, (_, at) => `${'a '.repeat(at)}a`),
      'a '
    ],
    ['blanks without end', ['a b'], `a${' '.repeat(50)}`],
    ['signs without end', ['a. b', 'a.'], 'a....'],
    ['emoji without end', ['a'], '😀'],
    ['apostrophes without end', ['a', 'b'], "b'"],
    ['one word', ['a'], 'a'],
    ['ideographs', ['上上上上海'], '上']
  ]

  test.each(hostile)('%s', (_, names, piece) => {
    const index = indexNames(glossaryOf(names.map(name => [named(name)])))
    const work = (text: string): number => {
      const {calls, characters} = countWork(() => searchRunningText(index, text, 0, text.length))
      return calls + characters
    }
    const [text, twice] = [piece.repeat(2000), piece.repeat(4000)]
    expect(work(twice) / work(text)).toBeLessThan(2.1)
  })
})

function named(text: string, match?: Matching): Alias {
  return {text, span: {start: 0, end: 0}, ...(match !== undefined && {match})}
}

function glossaryOf(names: readonly (readonly Alias[])[]) {
  const location = {path: 'g.yaml', span: {start: 0, end: 0}}
  const entries = names.map((aliases, at): Entry => {
    return {
      id: `e${at}`,
      kind: 'actor',
      name: aliases[0]?.text ?? '',
      names: aliases,
      fields: new Map(),
      location
    }
  })
  return buildGlossary([{path: 'g.yaml', text: '', entries, problems: []}])
}

function search(names: readonly string[], text: string): readonly string[] {
  return find(
    names.map(name => named(name)),
    text
  )
}

/** The spans of the names found, without the small forms of names. */
function find(aliases: readonly Alias[], text: string): readonly string[] {
  const index = indexNames(glossaryOf(aliases.map(alias => [alias])))
  const hits = searchRunningText(index, text, 0, text.length)
  const found = new Set<string>()
  for (let at = 0; at < hits.length; at += 3) {
    if (bearersOf(index, hits[at + 2] ?? -1).length > 0) found.add(`${hits[at]}-${hits[at + 1]}`)
  }
  return [...found]
}

function mark(text: string, found: readonly string[]): string {
  let marked = text
  for (const span of found.toReversed()) {
    const [start = 0, end = 0] = span.split('-').map(Number)
    marked = `${marked.slice(0, start)}[${marked.slice(start, end)}]${marked.slice(end)}`
  }
  return marked
}
