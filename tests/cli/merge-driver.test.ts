import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, CLI, fill, plainEnv, runCli, scratch} from './run-cli.js'

const BASELINE = 'newsmark-baseline.json'
const MISTAKES = {
  'b.news.txt': article(':actr[B] left.'),
  'd.news.txt': article(':actr[D] left. :actr[D] came.')
}

/** What each branch changes, and which articles the merged baseline lists then. */
describe.each<
  [string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, string[]]
>([
  [
    'two files at the end',
    {'e.news.txt': article(':actr[E] left.')},
    {'f.news.txt': article(':plce[F] burns.')},
    ['b.news.txt', 'd.news.txt', 'e.news.txt', 'f.news.txt']
  ],
  [
    'two files at the start',
    {'a.news.txt': article(':actr[A] left.')},
    {'a2.news.txt': article(':actr[A] left.')},
    ['a.news.txt', 'a2.news.txt', 'b.news.txt', 'd.news.txt']
  ],
  [
    'two files in between, and the same one',
    {'c.news.txt': article(':actr[C] left.'), 'c1.news.txt': article(':actr[C] left.')},
    {'c.news.txt': article(':actr[C] left.'), 'c2.news.txt': article(':actr[C] left.')},
    ['b.news.txt', 'c.news.txt', 'c1.news.txt', 'c2.news.txt', 'd.news.txt']
  ],
  [
    'a file gone on one side',
    {'d.news.txt': article('D left. D came.')},
    {'e.news.txt': article(':actr[E] left.')},
    ['b.news.txt', 'e.news.txt']
  ]
])('a baseline that two branches change: %s', (_, ours, theirs, expected) => {
  test('is merged by git, finding by finding', () => {
    const folder = scratch({
      ...MISTAKES,
      'newsmark.yaml': '',
      '.gitattributes': `${BASELINE} merge=newsmark\n`
    })
    git(folder, 'init', '--quiet', '--initial-branch=main')
    git(
      folder,
      'config',
      'merge.newsmark.driver',
      `"${process.execPath}" "${CLI}" baseline merge %O %A %B`
    )
    accept(folder, {}, 'create')
    git(folder, 'checkout', '--quiet', '-b', 'theirs')
    accept(folder, theirs, 'update')
    git(folder, 'checkout', '--quiet', 'main')
    accept(folder, ours, 'update')
    git(folder, 'merge', '--quiet', '--no-edit', 'theirs')
    const text = readFileSync(path.join(folder, BASELINE), 'utf8')
    expect(Object.keys(JSON.parse(text).files)).toEqual(expected)
    expect(runCli(folder, ['check', '--max-warnings', '0'])).toMatchObject({code: 0})
    expect(runCli(folder, ['baseline', 'update']).code).toBe(0)
    expect(readFileSync(path.join(folder, BASELINE), 'utf8')).toBe(text)
  })
})

test('a side that cannot be read is left to the user', () => {
  const folder = scratch({base: '', ours: '{"version": 1, "files": {}}\n', theirs: '<<<<<<<'})
  const {code, stderr} = runCli(folder, ['baseline', 'merge', 'base', 'ours', 'theirs'])
  expect([code, stderr]).toEqual([
    2,
    'newsmark: A baseline cannot be read: correct it on its branch, or write it anew with `create --force`\n'
  ])
  expect(readFileSync(path.join(folder, 'ours'), 'utf8')).toBe('{"version": 1, "files": {}}\n')
})

/** Commits articles together with the baseline that accepts their mistakes. */
function accept(folder: string, files: Readonly<Record<string, string>>, action: string): void {
  fill(folder, files)
  expect(runCli(folder, ['baseline', action]).code).toBe(0)
  git(folder, 'add', '.')
  git(folder, 'commit', '--quiet', '--message', action)
}

function git(cwd: string, ...args: readonly string[]): void {
  const config = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org']
  const options = {cwd, env: plainEnv(), encoding: 'utf8'} as const
  const {status, stdout, stderr} = spawnSync('git', [...config, ...args], options)
  if (status !== 0) throw new Error(stdout + stderr)
}
