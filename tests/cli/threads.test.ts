import {linkSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {faultyCorpus} from './faulty-corpus.js'
import {article, runCli, scratch} from './run-cli.js'

const COUNT = 20_500

/** So many articles that threads share the work: one mistake in each, and in two a claim of the other. */
function largeCorpus(): string {
  const folder = scratch({
    'newsmark.yaml': '',
    'glossary.yaml': 'actors:\n  ada: {name: Ada}\n',
    '0.news.txt': article(':actor[Ada] met :actr[Bob].'),
    'x.news.txt': article(':claim[It holds]{#c1 speaker=ada rebuts=y#c1}'),
    'y.news.txt': article(':claim[It does not]{#c1 speaker=ada rebuts=x#c2}'),
    'z.news.txt': Buffer.from('caf\xe9', 'latin1')
  })
  for (let index = 1; index < COUNT; index++)
    linkSync(path.join(folder, '0.news.txt'), path.join(folder, `${index}.news.txt`))
  return folder
}

test('many articles are checked like few', () => {
  const folder = largeCorpus()
  const {stdout, stderr, code} = runCli(folder, ['check', '--format', 'concise'])
  const mistakes = Array.from({length: COUNT}, (_, index) => `${index}.news.txt`)
    .sort()
    .map(name => `${name}:6:18: error unknown-kind Unexpected kind \`actr\`, expected \`actor\`\n`)
  const dangling = 'y.news.txt:6:44: error unknown-claim Unexpected claim `x#c2`, expected `x#c1`\n'
  const whole = [...mistakes, dangling].join('')
  expect(stdout.slice(0, whole.length)).toBe(whole)
  expect(stdout.slice(whole.length)).toMatch(
    /^z\.news\.txt:1:1: error invalid-encoding This file holds [^\n]*\n$/
  )
  expect({stderr, code}).toEqual({stderr: '', code: 1})
})

test.each(['auto', '1', '2', '3', '7'])('with %s threads the same is printed', threads => {
  // As many articles as make up several batches.
  const folder = faultyCorpus(340)
  const run = (...args: string[]) => runCli(folder, ['check', '--max-file-size', '10k', ...args])
  const alone = run('--threads', '1')
  expect(alone.stdout.length).toBeGreaterThan(10_000)
  expect(run('--threads', threads)).toEqual(alone)
})

test('threads add up what rules take', () => {
  const folder = faultyCorpus(200)
  const {stderr} = runCli(folder, ['check', '--threads', '3', '--stats'])
  expect(stderr).toMatch(/unknown-kind/)
})

describe('--fail-fast', () => {
  const good = article('Nothing is tagged.')
  const files = Object.fromEntries(
    Array.from({length: 300}, (_, at) => [`${1000 + at}.news.txt`, good])
  )

  test.each(['1', '2', '5'])('stops at the first error by path with %s threads', threads => {
    const folder = scratch({
      ...files,
      '1020.news.txt': article(':claim[]{speaker=author} he said.'),
      '1155.news.txt': article(':actr[X] left.'),
      '1210.news.txt': article(':actr[X] left.')
    })
    const args = ['--fail-fast', '--format', 'concise', '--threads', threads]
    const {stdout, stderr, code} = runCli(folder, ['check', ...args])
    expect(stdout.split('\n').map(line => line.split(':')[0])).toEqual([
      '1020.news.txt',
      '1155.news.txt',
      ''
    ])
    expect(stderr).toBe('newsmark: Stopped at 1155.news.txt, the first article with an error\n')
    expect(code).toBe(1)
  })

  test('goes through where there is no error, and compares articles then', () => {
    const folder = scratch({
      ...files,
      'z.news.txt': article(':claim[It]{#c1 speaker=author rebuts=1000#c7}')
    })
    const {stdout} = runCli(folder, ['check', '--fail-fast'])
    expect(stdout).toMatch(/unknown-claim/)
    expect(stdout).toMatch(/301 articles checked/)
  })
})

test('an article over the limit is left out, which is said, and is no failure', () => {
  const folder = scratch({'a.news.txt': article('x'.repeat(3000)), 'b.news.txt': article('Short.')})
  const {stdout, stderr, code} = runCli(folder, ['check', '--max-file-size', '2k'])
  expect(stderr).toBe('newsmark: a.news.txt is larger than 2 kB and was left out\n')
  expect(stdout).toMatch(/1 article checked/)
  expect(code).toBe(0)
  expect(runCli(folder, ['check', '--max-file-size', '4k']).stdout).toMatch(/2 articles checked/)
})
