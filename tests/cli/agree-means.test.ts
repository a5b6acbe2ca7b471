import {describe, expect, test} from 'vitest'
import {runCli, scratch} from './run-cli.js'

const ANNA =
  ':actor[Ann] met :actor[Ben] in :place[Rome]: :claim[it rains]{#c1 stance=support topic=weather}.\n'
const BEN =
  ':actor[Ann] met Ben in :place[Rome]: :claim[it rains]{#c9 stance=oppose topic=weather}.\n'

function agree(files: Readonly<Record<string, string | Buffer>>, ...args: string[]) {
  return runCli(scratch(files), ['agree', ...args])
}

describe('the means of newsmark agree', () => {
  test('gives the mean and the deviation over pairs of three coders and more', () => {
    // Ben and Cem have the same. Of actors: F1 of 2/3, 2/3 and 1.
    const three = {'a/x.news.txt': ANNA, 'b/x.news.txt': BEN, 'c/x.news.txt': BEN}
    const coders = ['a', 'b', 'c']
    const chosen = ['--measures', 'f1,alpha,agreement,kappa']
    const json = JSON.parse(agree(three, ...coders, ...chosen, '--format', 'json').stdout)
    interface Row {
      readonly measure: string
      readonly kind: string | null
      readonly attribute: string | null
      readonly pairs: number | null
      readonly value: number | null
      readonly sd: number | null
    }
    const means = (json.measures as Row[]).filter(({pairs}) => pairs !== null)
    const meanOf = (measure: string, kind: string, attribute: string | null = null) =>
      means.find(row => row.measure === measure && row.kind === kind && row.attribute === attribute)
    expect(meanOf('f1', 'actor')).toMatchObject({coders: null, pairs: 3, count: 8})
    expect(meanOf('f1', 'actor')?.value).toBeCloseTo(7 / 9, 10)
    expect(meanOf('f1', 'actor')?.sd).toBeCloseTo(Math.SQRT2 / 9, 10)
    expect(meanOf('f1', 'place')).toMatchObject({value: 1, sd: 0, pairs: 3})
    // Stances agree in one pair of three.
    expect(meanOf('agreement', 'claim', 'stance')?.value).toBeCloseTo(1 / 3, 10)
    expect(meanOf('agreement', 'claim', 'stance')?.sd).toBeCloseTo(Math.SQRT2 / 3, 10)
    // κ is not defined where both have one value all along; the two pairs that differ have 0.
    expect(meanOf('kappa', 'claim', 'stance')).toMatchObject({value: 0, sd: 0, pairs: 2})
    expect(meanOf('kappa', 'claim', 'topic')).toMatchObject({value: null, sd: null, pairs: 0})
    expect(means.some(({measure}) => measure === 'alpha')).toBe(false)

    const table = agree(three, ...coders, '--measures', 'f1', '--kinds', 'actor').stdout
    expect(table).toMatch(/^ +kind .* coders +value +SD +95 % +n\n/)
    expect(table).toMatch(/\n +actor +F1, same span +mean of 3 pairs +0\.778 +0\.157 +8\n/)
    const csv = agree(three, ...coders, '--measures', 'f1', '--format', 'csv').stdout
    expect(csv).toMatch(/\nactor,,f1,,0\.7777\d*,,,8,,,,3,0\.15713\d*\n/)
    expect(agree(three, 'a', 'b').stdout).not.toContain('mean')
  })

  test('gives means of each article, over the pairs that have coded it, and none of them as a pair', () => {
    const files = {
      'a/x.news.txt': ANNA,
      'b/x.news.txt': BEN,
      'c/x.news.txt': BEN,
      'a/y.news.txt': ANNA,
      'b/y.news.txt': BEN
    }
    const measuresOf = (per: string) =>
      JSON.parse(
        agree(files, 'a', 'b', 'c', '--measures', 'f1,alpha', '--per', per, '--format', 'json')
          .stdout
      ).measures as {
        article: string | null
        kind: string | null
        coders: string[] | null
        measure: string
        pairs: number | null
        value: number
        interval: unknown
      }[]
    const ofActors = measuresOf('document').filter(
      ({kind, pairs}) => kind === 'actor' && pairs !== null
    )
    const told = ofActors.map(({article, pairs, value}) => [article, pairs, value.toFixed(3)])
    expect(told).toEqual([
      [null, 3, '0.778'],
      ['x.news.txt', 3, '0.778'],
      ['y.news.txt', 1, '0.667']
    ])
    expect(ofActors[0]?.interval).toEqual([expect.any(Number), expect.any(Number)])
    const pairs = measuresOf('pair')
    expect(pairs.filter(row => row.coders === null && row.measure === 'f1')).toHaveLength(4)
    expect(pairs.filter(row => row.measure === 'alpha' && row.coders !== null)).toHaveLength(18)
  })
})
