import {expect, test} from 'vitest'
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
  'c/x.news.txt': coding(['c3', 'c1', 'c2'], 'c2', 'c3')
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
    valueOf: (measure: string, attribute: string): number | null | undefined =>
      (measures as Row[]).find(
        row => row.measure === measure && row.attribute === attribute && row.pairs === null
      )?.value,
    differing: (disagreements as {attribute: string; first: string; second: string}[]).map(
      ({attribute, first, second}) => [attribute, first, second]
    )
  }
}

test('relations agree where they lead to the same claims, whatever numbers these have', () => {
  const {valueOf, differing} = agree('a', 'b', '--measures', 'agreement,alpha,fleiss')
  expect(differing).toEqual([])
  expect(valueOf('agreement', 'rebuts')).toBe(1)
  expect(valueOf('agreement', 'supports')).toBe(1)
  expect(valueOf('fleiss', 'rebuts')).toBeNull()
})

test('they differ where they lead to others, and are listed as each coder has them', () => {
  const {valueOf, differing} = agree('a', 'c', '--measures', 'agreement,alpha')
  expect(differing).toEqual([
    ['rebuts', 'c1', 'c2'],
    ['supports', 'c1 c2', 'c3']
  ])
  expect(valueOf('agreement', 'rebuts')).toBe(0)
  // One pair of sets, of which one is half of the other: what differs is all that could.
  expect(valueOf('alpha', 'supports')).toBeCloseTo(0, 10)
})
