import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {formats} from '../../server/src/reporting/formats.js'
import {isInShard} from '../../server/src/runner/shards/run-shard.js'
import {faultyCorpus, LOST} from './faulty-corpus.js'
import {checkInParts, isFinding, options} from './parts.js'
import {type CliRun, ROOT, runCli, scratch} from './run-cli.js'

/** Rules that look at more than one article, and at the comments and the baseline that accept findings. */
const COMPARING = [
  'unknown-claim',
  'inconsistent-mention',
  'duplicate-article',
  'unused-entry',
  'shared-alias',
  'unused-suppression'
]

/** Runs a command with a report in every format; gives these, and what was printed. */
function reportsOf(cwd: string, args: readonly string[]): CliRun & Record<string, unknown> {
  const folder = scratch({})
  const outputs = formats.flatMap(format => ['--format', format, '-o', path.join(folder, format)])
  const run = runCli(cwd, [...args, ...outputs, '--format', 'stylish'])
  const reports = readdirSync(folder).map(name => [
    name,
    readFileSync(path.join(folder, name), 'utf8')
  ])
  expect(reports.map(([name]) => name)).toEqual(formats.toSorted())
  return {...run, ...Object.fromEntries(reports)}
}

test.each([1, 2, 3, 4, 5])(
  '%i shards put together give the bytes of one run, in every format',
  count => {
    const folder = faultyCorpus()
    const whole = reportsOf(folder, ['check', ...options])
    for (const rule of COMPARING) expect(whole['concise']).toContain(` ${rule} `)
    expect(whole['concise']).toContain(' invalid-encoding ')
    expect(whole.stderr).toMatch(/larger than 10 kB/)
    expect(whole.stderr).toMatch(/lost\.news\.txt: This link leads nowhere/)
    expect(whole.code).toBe(2)
    expect(reportsOf(folder, ['merge', ...checkInParts(folder, scratch({}), count)])).toEqual(whole)
  }
)

test('so do shards of the examples', () => {
  const examples = path.join(ROOT, 'examples')
  const parts = checkInParts(examples, scratch({}), 2, ['--no-cache'])
  const whole = reportsOf(examples, ['check', '--no-cache'])
  expect(reportsOf(examples, ['merge', ...parts])).toEqual(whole)
})

test('so do shards of one folder of a project, among others that are not asked for', () => {
  const folder = faultyCorpus()
  const options = ['articles/3', 'inner', '--no-cache', '--no-baseline', '--no-inline-ignores']
  const whole = reportsOf(folder, ['check', ...options])
  expect(whole['concise']).toContain('articles/3/')
  expect(whole['concise']).not.toContain('articles/2/')
  const parts = checkInParts(folder, scratch({}), 3, options)
  expect(reportsOf(folder, ['merge', ...parts])).toEqual(whole)
})

test('so do parts by lists of files on standard input, one behind the other', () => {
  const folder = faultyCorpus()
  const files = readdirSync(folder, {recursive: true, encoding: 'utf8'})
  const isRead = (name: string): boolean => name.endsWith('.news.txt') && !name.endsWith(LOST)
  const articles = files.filter(isRead)
  const parts = [0, 1, 2].map(index =>
    runCli(
      folder,
      ['check', '--file-list', '-', '--partial', '--format', 'json-lines', ...options],
      {
        input: articles.filter((_, at) => at % 3 === index).join('\n')
      }
    )
  )
  const input = parts.map(({stdout}) => stdout).join('')
  const whole = runCli(folder, ['check', ...options])
  expect(runCli(folder, ['merge', '-'], {input})).toEqual(whole)
  const findings = parts.flatMap(({stdout}) => stdout.split('\n').filter(isFinding))
  expect(findings.length).toBeGreaterThan(100)
})

test('shards are even, and each path is in one of them', () => {
  const paths = Array.from({length: 10_000}, (_, at) => `articles/${at % 97}/story-${at}.news.txt`)
  for (const count of [2, 3, 7, 16]) {
    const sizes = Array.from(
      {length: count},
      (_, at) => paths.filter(name => isInShard(name, {index: at + 1, count})).length
    )
    expect(sizes.reduce((sum, size) => sum + size)).toBe(paths.length)
    expect(Math.max(...sizes)).toBeLessThan((paths.length / count) * 1.15)
  }
})

test.each([
  [['--partial'], 'Unexpected format beside `--partial`, expected `--format json-lines`'],
  [['--shard', '1/2', '-f', 'json'], 'Unexpected format beside `--shard`'],
  [['--shard', '3/2', '-f', 'json-lines'], 'Unexpected value `3/2` for `--shard`'],
  [['--partial', '-f', 'json-lines', '--quiet'], 'Unexpected `--quiet` beside `--partial`'],
  [['--partial', '-f', 'json-lines', '--fix'], 'Unexpected `--fix` beside `--partial`'],
  [['--partial', '-f', 'json-lines', '--fail-fast'], 'Unexpected `--fail-fast` beside `--partial`'],
  [['--partial', '-f', 'json-lines', '..'], 'Unexpected project in ..']
])('%s is wrong use', (args, message) => {
  const folder = path.join(scratch({'in/a.news.txt': '', 'b.news.txt': ''}), 'in')
  const {code, stderr, stdout} = runCli(folder, ['check', ...args])
  expect(stderr).toContain(message)
  expect(stdout).toBe('')
  expect(code).toBe(2)
})
