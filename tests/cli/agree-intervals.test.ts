import {expect, test} from 'vitest'
import {runCli, scratch} from './run-cli.js'

const claim = (stance: string, topic: string): string =>
  `:claim[it rains]{#c1 stance=${stance} topic="${topic}"} today.\n`

/** Twelve articles: Ben differs in every third of the stances, and in one topic. */
const FILES = Object.fromEntries(
  Array.from({length: 12}, (_, at) => {
    const stance = at % 2 === 0 ? 'support' : 'oppose'
    return [
      [`a/${at}.news.txt`, claim(stance, 'weather')],
      [`b/${at}.news.txt`, claim(at % 3 === 0 ? 'neutral' : stance, at === 5 ? 'war' : 'weather')]
    ]
  }).flat()
)

const MEASURES = 'alpha,agreement,kappa,pi,fleiss'

function agree(...args: string[]): string {
  const {code, stdout} = runCli(scratch(FILES), [
    ...['agree', 'a', 'b', '--kinds', 'claim', '--measures', MEASURES],
    ...args
  ])
  expect(code).toBe(0)
  return stdout
}

test('measures of attributes have intervals, in every format the same', () => {
  interface Row {
    readonly attribute: string | null
    readonly measure: string
    readonly value: number
    readonly interval: readonly [number, number] | null
  }
  const measures: readonly Row[] = JSON.parse(agree('--format', 'json')).measures
  const rows = measures.filter(({attribute}) => attribute === 'stance')
  expect(rows.map(({measure}) => measure).sort()).toEqual(MEASURES.split(',').sort())
  const [table, csv, markdown] = ['table', 'csv', 'markdown'].map(format =>
    agree('--format', format)
  )
  for (const {measure, value, interval} of rows) {
    const [low, high] = interval ?? [Number.NaN, Number.NaN]
    expect(low).toBeLessThan(value)
    expect(high).toBeGreaterThan(value)
    expect(csv).toContain(
      `\nclaim,stance,${measure},${/^(agr|ka|pi)/.test(measure) ? 'a b' : ''},${value},${low},${high},12,`
    )
    const shown = `${low.toFixed(3)}–${high.toFixed(3)}`
    expect(table).toContain(shown)
    expect(markdown?.replaceAll('\\', '')).toContain(` ${shown} `)
  }
})

test('they are the same with one seed, others with another, and none without draws', () => {
  const once = agree('--format', 'csv', '--seed', '7')
  expect(agree('--format', 'csv', '--seed', '7')).toBe(once)
  expect(agree('--format', 'csv', '--seed', '8')).not.toBe(once)
  expect(agree('--bootstrap', '0', '--format', 'csv')).toMatch(/\nclaim,stance,alpha,,0\.\d+,,,12,/)
})

test('an interval is not defined where draws have no value', () => {
  // All topics are the same, so that α of them is defined in no draw.
  const files = {
    'a/1.news.txt': claim('support', 'weather'),
    'b/1.news.txt': claim('oppose', 'weather'),
    'a/2.news.txt': 'Dry.\n',
    'b/2.news.txt': 'Dry.\n',
    'a/3.news.txt': claim('support', 'weather'),
    'b/3.news.txt': claim('support', 'weather')
  }
  const run = (...args: string[]) =>
    runCli(scratch(files), ['agree', 'a', 'b', '--measures', 'alpha,kappa', ...args]).stdout
  expect(run()).toMatch(/claim +topic +α, sets +all +not defined +not defined +2\n/)
  expect(run('--format', 'csv')).toMatch(/\nclaim,topic,alpha,,,,,2,masi,/)
  const {measures} = JSON.parse(run('--format', 'json'))
  expect(
    measures.find((row: {attribute: string | null}) => row.attribute === 'topic').interval
  ).toBeNull()
})
