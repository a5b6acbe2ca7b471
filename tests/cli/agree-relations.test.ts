import {describe, expect, test} from 'vitest'
import {runCli, scratch} from './run-cli.js'

/** Three claims with the numbers that a coder gave them, the second against one and the third for others. */
function coding(numbers: readonly [string, string, string], rebuts: string, supports: string) {
  const [rain, snow, nobody] = numbers
  return [
    `:claim[It rains]{#${rain} speaker=un}, and :claim[it snows]{#${snow} rebuts=${rebuts}}.`,
    `:claim[Nobody came]{#${nobody} supports="${supports}"}.\n`
  ].join(' ')
}

const FILES = {
  'a/x.news.txt': coding(['c1', 'c2', 'c3'], 'c1', 'c1 c2'),
  'b/x.news.txt': coding(['c7', 'c8', 'c9'], '#c7', 'c8 c7'),
  // The number of the first claim is that of another coder's last.
  'c/x.news.txt': coding(['c3', 'c1', 'c2'], 'c2', 'c3'),
  // The second claim is not marked, which the first coder has against the first, and names in the third.
  'd/x.news.txt':
    ':claim[It rains]{#c7 speaker=un}, and it snows. :claim[Nobody came]{#c8 supports=c7}.\n'
}

interface Row {
  readonly measure: string
  readonly attribute: string | null
  readonly coders: readonly string[] | null
  readonly pairs: number | null
  readonly value: number | null
}

function agree(...args: string[]) {
  const {code, stdout} = runCli(scratch(FILES), ['agree', ...args, '--format', 'json'])
  expect(code).toBe(0)
  const {measures, disagreements} = JSON.parse(stdout)
  return {
    valueIn: (measure: string, attribute: string): number | null | undefined =>
      (measures as Row[]).find(
        row => row.measure === measure && row.attribute === attribute && row.pairs === null
      )?.value,
    differing: (disagreements as {attribute: string; first: string; second: string}[]).map(
      ({attribute, first, second}) => [attribute, first, second]
    )
  }
}

test('relations agree where they lead to the same claims, whatever numbers these have', () => {
  const {valueIn, differing} = agree('a', 'b', '--measures', 'agreement,alpha,fleiss')
  expect(differing).toEqual([])
  expect(valueIn('agreement', 'rebuts')).toBe(1)
  expect(valueIn('agreement', 'supports')).toBe(1)
  expect(valueIn('fleiss', 'rebuts')).toBeNull()
})

test('they differ where they lead to others, and are listed as each coder has them', () => {
  const {valueIn, differing} = agree('a', 'c', '--measures', 'agreement,alpha')
  expect(differing).toEqual([
    ['rebuts', 'c1', 'c2'],
    ['supports', 'c1 c2', 'c3']
  ])
  expect(valueIn('agreement', 'rebuts')).toBe(0)
  // One pair of sets, of which one is half of the other: what differs is all that could.
  expect(valueIn('alpha', 'supports')).toBeCloseTo(0, 10)
})

describe('F1 of relations', () => {
  interface RelationRow extends Row {
    readonly kind: string | null
    readonly count: number
    readonly sd: number | null
    readonly interval: readonly [number, number] | null
  }

  function relations(...coders: string[]): readonly RelationRow[] {
    const args = ['agree', ...coders, '--measures', 'relations', '--format', 'json']
    return JSON.parse(runCli(scratch(FILES), args).stdout).measures
  }

  const told = (rows: readonly RelationRow[]) =>
    rows.map(({kind, attribute, value, count}) => [kind, attribute, value, count])

  test('is 1 where all lead to the same, whatever numbers claims have', () => {
    expect(told(relations('a', 'b'))).toEqual([
      [null, null, 1, 8],
      ['claim', null, 1, 8],
      ['claim', 'rebuts', 1, 2],
      ['claim', 'speaker', 1, 2],
      ['claim', 'supports', 1, 4]
    ])
  })

  test('counts what leads elsewhere, value by value', () => {
    // Both name the speaker, and the first claim among those that the third supports.
    expect(told(relations('a', 'c'))).toEqual([
      [null, null, 4 / 7, 7],
      ['claim', null, 4 / 7, 7],
      ['claim', 'rebuts', 0, 2],
      ['claim', 'speaker', 1, 2],
      ['claim', 'supports', 2 / 3, 3]
    ])
  })

  test('counts those of claims that one alone has, and lists them there', () => {
    expect(told(relations('a', 'd'))).toEqual([
      [null, null, 4 / 6, 6],
      ['claim', null, 4 / 6, 6],
      ['claim', 'rebuts', 0, 1],
      ['claim', 'speaker', 1, 2],
      ['claim', 'supports', 2 / 3, 3]
    ])
    const {stdout} = runCli(scratch(FILES), ['agree', 'a', 'd', '--list'])
    expect(stdout).toContain('\na/x.news.txt:1:39 claim “it snows” · a, not d · rebuts: c1\n')
    expect(stdout).toContain('“Nobody came” · supports: c1 c2 (a), c7 (d)\n')
    expect(stdout).toMatch(/\n +claim +rebuts +F1, relations +a, d +0\.000 +1\n/)
    const csv = runCli(scratch(FILES), ['agree', 'd', 'a', '--list', '--format', 'csv']).stdout
    expect(csv).toContain('x.news.txt,only-second,claim,,it snows,,rebuts: c1,d,,,,a,a/x.news.txt,')
  })

  test('has a mean over pairs, may be a limit, and no rows where there are no relations', () => {
    const mean = relations('a', 'b', 'c').find(({pairs, kind}) => pairs !== null && kind === null)
    expect(mean).toMatchObject({pairs: 3, count: 22})
    expect(mean?.value).toBeCloseTo((1 + 4 / 7 + 4 / 7) / 3, 10)
    expect(mean?.sd).toBeCloseTo(Math.SQRT2 / 7, 10)
    const limit = ['agree', 'a', 'd', '--min', 'relations=0.6,relations:claim.rebuts=0.5']
    const {code, stderr} = runCli(scratch(FILES), limit)
    expect({code, stderr}).toEqual({
      code: 1,
      stderr: 'newsmark: relations of claim, rebuts, is 0.000, expected 0.5 or more\n'
    })
    const none = {'a/x.news.txt': ':actor[Ann] spoke.\n', 'b/x.news.txt': ':actor[Ann] spoke.\n'}
    const {stdout} = runCli(scratch(none), ['agree', 'a', 'b'])
    expect(stdout).toContain('F1, overlap')
    expect(stdout).not.toContain('relations')
  })

  test('has intervals over articles, and rows for each', () => {
    const files = Object.fromEntries(
      Array.from({length: 6}, (_, at) => [
        [`a/${at}.news.txt`, FILES['a/x.news.txt']],
        [`b/${at}.news.txt`, at % 2 === 0 ? FILES['b/x.news.txt'] : FILES['c/x.news.txt']]
      ]).flat()
    )
    const args = ['agree', 'a', 'b', '--measures', 'relations', '--format', 'json']
    const rows = (...more: string[]): readonly (RelationRow & {article: string | null})[] =>
      JSON.parse(runCli(scratch(files), [...args, ...more]).stdout).measures
    const [all, ...each] = rows('--per', 'document').filter(({kind}) => kind === null)
    // Half of the articles are as a and b, half as a and c.
    expect(all?.value).toBeCloseTo((2 * 18) / (24 + 21), 10)
    const [low, high] = all?.interval ?? [1, 0]
    expect(low).toBeGreaterThanOrEqual(4 / 7)
    expect(low).toBeLessThan(all?.value ?? 0)
    expect(high).toBeGreaterThan(all?.value ?? 1)
    expect(each.map(({value}) => value)).toEqual([1, 4 / 7, 1, 4 / 7, 1, 4 / 7])
    expect(each.every(({interval}) => interval === null)).toBe(true)
    expect(rows()).toEqual(rows('--seed', '1'))
  })
})
