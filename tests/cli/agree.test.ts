import {describe, expect, test} from 'vitest'
import {runCli, scratch} from './run-cli.js'

const ANNA =
  ':actor[Ann] met :actor[Ben] in :place[Rome]: :claim[it rains]{#c1 stance=support topic=weather}.\n'
const BEN =
  ':actor[Ann] met Ben in :place[Rome]: :claim[it rains]{#c9 stance=oppose topic=weather}.\n'

function agree(files: Readonly<Record<string, string>>, ...args: string[]) {
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
      expect.objectContaining({type: 'only-first', words: 'Ben', place: 'anna/x.news.txt:1:17'}),
      expect.objectContaining({
        type: 'attribute',
        attribute: 'stance',
        first: 'support',
        second: 'oppose'
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
      /^kind,attribute,measure,coders,value,low,high,n\n,,alpha,,0\.\d+,0\.\d+,1?0?\.?\d*,\d+\n/
    )
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

  test.each<[string, Record<string, string>, string[], number, string]>([
    [
      'other texts',
      {'a/x.news.txt': ANNA, 'b/x.news.txt': 'Ann met Bo.'},
      ['a', 'b'],
      2,
      'x.news.txt: The coders have other texts: "Ann met Ben in Rome: it rains" and "Ann met Bo."'
    ],
    [
      'one coder',
      {'a/x.news.txt': ANNA},
      ['a'],
      2,
      'Unexpected number of coders, expected two or more'
    ],
    [
      'nothing in common',
      {'a/x.news.txt': ANNA, 'b/y.news.txt': ANNA},
      ['a', 'b'],
      2,
      'Nothing to compare'
    ],
    [
      'no marks at all',
      {'a/x.news.txt': 'Ann.', 'b/x.news.txt': 'Ann.'},
      ['a', 'b'],
      0,
      'Nobody has marked anything'
    ],
    [
      'an article of one alone',
      {'a/x.news.txt': ANNA, 'b/x.news.txt': ANNA, 'b/y.news.txt': ANNA},
      ['a', 'b'],
      0,
      'Only one coder has `y.news.txt`, which is left out'
    ],
    [
      'a measure there is not',
      {'a/x.news.txt': ANNA},
      ['a', 'a', '--measures', 'f2'],
      2,
      'Unexpected measure `f2`'
    ],
    [
      'a share above one',
      {'a/x.news.txt': ANNA},
      ['a', 'a', '--overlap', '2'],
      2,
      'expected a number from 0 to 1'
    ],
    [
      'a limit without a number',
      {'a/x.news.txt': ANNA},
      ['a', 'a', '--min', 'alpha'],
      2,
      'Unexpected `alpha` for `--min`'
    ]
  ])('says what is wrong with %s', (_name, files, args, code, message) => {
    const run = agree(files, ...args)
    expect(run.stderr).toContain(message)
    expect(run.code).toBe(code)
    expect(run.stdout).not.toMatch(/NaN|Infinity/)
  })
})
