import {describe, expect, test} from 'vitest'
import {interrupt} from './interrupt.js'
import {runCli, scratch} from './run-cli.js'

const ANNA =
  ':actor[Ann] met :actor[Ben] in :place[Rome]: :claim[it rains]{#c1 stance=support topic=weather}.\n'
const BEN =
  ':actor[Ann] met Ben in :place[Rome]: :claim[it rains]{#c9 stance=oppose topic=weather}.\n'

function agree(files: Readonly<Record<string, string | Buffer>>, ...args: string[]) {
  return runCli(scratch(files), ['agree', ...args])
}

/** A measure of a report in JSON. */
function valueIn(
  stdout: string,
  measure: string,
  kind: string | null,
  attribute: string | null = null
) {
  const rows = JSON.parse(stdout).measures
  return rows.find(
    (row: {measure: string; kind: string | null; attribute: string | null}) =>
      row.measure === measure && row.kind === kind && row.attribute === attribute
  )?.value
}

describe('newsmark agree', () => {
  test('gives the numbers that come out by hand', () => {
    const {code, stdout, stderr} = agree(
      {'anna/x.news.txt': ANNA, 'ben/x.news.txt': BEN},
      'anna',
      'ben',
      '--format',
      'json',
      '--measures',
      'f1,iou,alpha,agreement,kappa'
    )
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    // Three of four and three marks.
    expect(valueIn(stdout, 'f1', null)).toBeCloseTo(6 / 7, 10)
    expect(valueIn(stdout, 'f1', 'actor')).toBeCloseTo(2 / 3, 10)
    expect(valueIn(stdout, 'iou', null)).toBe(1)
    // 31 characters: both mark Ann, one marks Ben. Observed 2 · 3; expected 2 · 9 · 53 / 61.
    expect(valueIn(stdout, 'alpha', 'actor')).toBeCloseTo(1 - 6 / ((2 * 9 * 53) / 61), 10)
    expect(valueIn(stdout, 'agreement', 'claim', 'stance')).toBe(0)
    expect(valueIn(stdout, 'alpha', 'claim', 'topic')).toBeNull()
    expect(JSON.parse(stdout).disagreements).toEqual([
      expect.objectContaining({
        type: 'only-first',
        words: 'Ben',
        places: [{path: 'anna/x.news.txt', line: 1, column: 17}, null]
      }),
      expect.objectContaining({
        type: 'attribute',
        attribute: 'stance',
        first: 'support',
        second: 'oppose',
        places: [
          {path: 'anna/x.news.txt', line: 1, column: 46},
          {path: 'ben/x.news.txt', line: 1, column: 38}
        ]
      })
    ])
  })

  test('lists the disagreements with their places', () => {
    const {stdout} = agree(
      {'anna/x.news.txt': ANNA, 'ben/x.news.txt': BEN},
      'anna',
      'ben',
      '--list'
    )
    expect(stdout).toContain('anna/x.news.txt:1:17 actor “Ben” · anna, not ben\n')
    expect(stdout).toContain('claim “it rains” · stance: support (anna), oppose (ben)\n')
    expect(stdout).toMatch(/\n2 disagreements in 1 article\n$/)
  })

  test('is a gate with --min', () => {
    const files = {'anna/x.news.txt': ANNA, 'ben/x.news.txt': BEN}
    expect(agree(files, 'anna', 'ben', '--min', 'f1=0.8,f1:place=1').code).toBe(0)
    const {code, stderr} = agree(
      files,
      'anna',
      'ben',
      '--min',
      'f1:actor=0.8,alpha:claim.topic=0.5'
    )
    expect(code).toBe(1)
    expect(stderr).toBe(
      'newsmark: f1 of actor is 0.667, expected 0.8 or more\nnewsmark: alpha of claim, topic, is not defined, expected 0.5 or more\n'
    )
  })

  test('gives the same report each time, γ and intervals included', () => {
    const files = Object.fromEntries(
      [1, 2, 3].flatMap(at => [
        [`a/${at}.news.txt`, ANNA],
        [`b/${at}.news.txt`, at === 2 ? ANNA : BEN]
      ])
    )
    const once = agree(files, 'a', 'b', '--measures', 'gamma,alpha', '--format', 'csv').stdout
    expect(agree(files, 'a', 'b', '--measures', 'gamma,alpha', '--format', 'csv').stdout).toBe(once)
    expect(
      agree(files, 'a', 'b', '--measures', 'gamma', '--seed', '2', '--format', 'csv').stdout
    ).not.toBe(agree(files, 'a', 'b', '--measures', 'gamma', '--format', 'csv').stdout)
    expect(once).toMatch(
      /^kind,attribute,measure,coders,value,low,high,n,distance,article,partial,pairs,sd\n,,alpha,,0\.\d+,0\.\d+,1?0?\.?\d*,\d+,jaccard,,,,\n/
    )
  })

  test('takes the coders of the project, and their names', () => {
    const files = {
      'newsmark.yaml': 'coders: {ann: who/anna, ben: "who/*/ben/**"}\ncurated: best',
      'who/anna/1/x.news.txt': ANNA,
      'who/1/ben/x.news.txt': BEN,
      'best/1/x.news.txt': ANNA
    }
    const whole = agree(files, '--format', 'json')
    expect({code: whole.code, stderr: whole.stderr}).toEqual({code: 0, stderr: ''})
    expect(JSON.parse(whole.stdout)).toMatchObject({coders: ['ann', 'ben'], articles: 1})
    expect(valueIn(whole.stdout, 'f1', 'actor')).toBeCloseTo(2 / 3, 10)
    const against = agree(files, 'curated', 'ann', '--format', 'json', '--measures', 'f1').stdout
    expect(JSON.parse(against)).toMatchObject({coders: ['curated', 'ann'], articles: 1})
    expect(valueIn(against, 'f1', null)).toBe(1)
  })

  test('gives rows for each article, and for each two coders', () => {
    const files = {
      'a/x.news.txt': ANNA,
      'b/x.news.txt': BEN,
      'c/x.news.txt': BEN,
      'a/y.news.txt': ANNA,
      'b/y.news.txt': ANNA
    }
    const rows = (...args: string[]) =>
      JSON.parse(agree(files, 'a', 'b', 'c', '--format', 'json', ...args).stdout).measures as {
        measure: string
        article: string | null
        kind: string | null
        attribute: string | null
        coders: string[] | null
        value: number | null
      }[]
    const f1 = rows('--per', 'document', '--measures', 'f1').filter(
      ({article, kind, coders}) => article !== null && kind === 'actor' && coders?.[1] === 'b'
    )
    expect(f1.map(({article, value}) => [article, value])).toEqual([
      ['x.news.txt', 2 / 3],
      ['y.news.txt', 1]
    ])
    const alpha = rows('--per', 'pair', '--measures', 'alpha').filter(
      ({kind, attribute, coders}) => kind === 'claim' && attribute === 'stance' && coders !== null
    )
    expect(alpha.map(({coders, value}) => [coders?.join(' '), value])).toEqual([
      // Three values are support and one is oppose, of which two are expected to differ in 2 · 3 of 12 pairs.
      ['a b', 1 - 2 / 4 / (6 / 12)],
      ['a c', 0],
      ['b c', null]
    ])
  })

  test('takes codes for ranks, and all coders for κ of Fleiss', () => {
    const claim = (stance: string): string => `:claim[it rains]{#c1 stance=${stance}} today.`
    const files = {
      'codebook.yaml':
        'kinds: {claim: {attributes: {stance: {codes: {support: null, oppose: null, neutral: null, mixed: null, low: {}, mid: {}, high: {}}}}}}',
      'newsmark.yaml': 'codebook: codebook.yaml\ncoders: {a: a, b: b}',
      'a/1.news.txt': claim('low'),
      'b/1.news.txt': claim('mid'),
      'a/2.news.txt': claim('high'),
      'b/2.news.txt': claim('high'),
      'a/3.news.txt': claim('low'),
      'b/3.news.txt': claim('low')
    }
    const {stdout, stderr} = agree(
      files,
      '--format',
      'json',
      '--measures',
      'alpha,fleiss',
      '--ordinal',
      'stance'
    )
    expect(stderr).toBe('')
    // low 3, mid 1, high 2: δ(low, mid) = 2², δ(mid, high) = 1.5², δ(low, high) = 3.5².
    const expected = (2 * (3 * 4 + 2 * 2.25 + 6 * 12.25)) / (6 * 5)
    expect(valueIn(stdout, 'alpha', 'claim', 'stance')).toBeCloseTo(1 - (2 * 4) / 6 / expected, 10)
    // Two of three agree; by chance (9 + 1 + 4) / 36.
    expect(valueIn(stdout, 'fleiss', 'claim', 'stance')).toBeCloseTo(
      (2 / 3 - 14 / 36) / (1 - 14 / 36),
      10
    )
  })

  test('lists disagreements in every format, with path, line and column', () => {
    const files = {'anna/x.news.txt': ANNA, 'ben/x.news.txt': BEN}
    const list = (format: string): string =>
      agree(files, 'anna', 'ben', '--list', '--format', format).stdout
    expect(list('csv')).toBe(
      'article,type,kind,attribute,words,first,second,coder_1,path_1,line_1,column_1,coder_2,path_2,line_2,column_2,partial\n' +
        'x.news.txt,only-first,actor,,Ben,,,anna,anna/x.news.txt,1,17,ben,,,,\n' +
        'x.news.txt,attribute,claim,stance,it rains,support,oppose,anna,anna/x.news.txt,1,46,ben,ben/x.news.txt,1,38,\n'
    )
    expect(list('markdown')).toContain(
      '\n- anna/x\\.news\\.txt\\:1\\:17 actor “Ben” · anna, not ben\n'
    )
  })

  test('says how far it came where Ctrl-C stops it', async () => {
    const files = Object.fromEntries(
      Array.from({length: 2000}, (_, at) => [
        [`a/${at}.news.txt`, ANNA.repeat(30)],
        [`b/${at}.news.txt`, BEN.repeat(30)]
      ]).flat()
    )
    const {code, stdout, stderr} = await interrupt(
      scratch(files),
      ['agree', 'a', 'b', '--measures', 'f1,gamma', '--format', 'table'],
      5_000_000
    )
    expect(code).toBe(130)
    const [, read = ''] =
      /^Stopped: only (\d+) of 2000 articles, and not all measures\n/.exec(stdout) ?? []
    expect(Number(read)).toBeGreaterThan(0)
    expect(stdout).toContain(` disagreements in ${read} articles\n`)
    expect(stdout).toMatch(/all kinds +F1, same span/)
    expect(stderr).toContain(`newsmark: Stopped after ${read} of 2000 articles`)
    expect(stdout).not.toMatch(/NaN/)
  })

  test('compares three coders', () => {
    const {stdout} = agree(
      {'a/x.news.txt': ANNA, 'b/x.news.txt': BEN, 'c/x.news.txt': BEN},
      'a',
      'b',
      'c'
    )
    expect(stdout).toContain('a, b')
    expect(stdout).toContain('b, c')
  })
})
