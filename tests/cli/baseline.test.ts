import {existsSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, type CliRun, runCli, scratch} from './run-cli.js'

const BASELINE = 'newsmark-baseline.json'

/** A folder with two articles with mistakes, and with one in the glossary. */
function project(): string {
  return scratch({
    'newsmark.yaml':
      'include: [articles/*.news.txt]\nrules: {unused-entry: off, shared-alias: warning}\n',
    'glossary.yaml': 'actors:\n  un: {name: UN}\n  us: {name: UN}\n',
    'articles/a.news.txt': article(':actr[x] and :actr[x] and :plce[y].\n'),
    'articles/b.news.txt': article(':claim[B]{#c1 speaker=un rebuts=z#c1}\n')
  })
}

function read(folder: string, name = BASELINE): {files: Record<string, Record<string, unknown>>} {
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8'))
}

function edit(folder: string, name: string, old: string, text: string): void {
  const file = path.join(folder, name)
  const before = readFileSync(file, 'utf8')
  expect(before).toContain(old)
  writeFileSync(file, before.replace(old, text))
}

function create(folder: string, ...args: string[]): CliRun {
  const run = runCli(folder, ['baseline', 'create', ...args])
  expect(run.code, run.stderr).toBe(0)
  return run
}

/** The rules that find something, with their files and lines. */
function found(folder: string, ...args: string[]): readonly string[] {
  const {stdout} = runCli(folder, ['check', '--format', 'json', ...args])
  const records: {path: string; line: number; ruleId: string}[] = JSON.parse(stdout)
  return records.map(record => `${record.path}:${record.line} ${record.ruleId}`)
}

describe('a baseline', () => {
  test('accepts what was found, in articles, in the corpus and in the glossary', () => {
    const folder = project()
    expect(found(folder)).toHaveLength(5)
    expect(create(folder).stderr).toBe(`newsmark: ${BASELINE} lists 5 findings in 3 files.\n`)
    expect(found(folder)).toEqual([])
    expect(runCli(folder, ['check']).code).toBe(0)
    expect(found(folder, '--threads', '2')).toEqual([])
    expect(found(folder, '--no-baseline')).toHaveLength(5)
  })

  test('has a line for each rule of each file, sorted', () => {
    const folder = project()
    create(folder)
    const text = readFileSync(path.join(folder, BASELINE), 'utf8')
    expect(text.replace(/"[\da-f]{16}"/g, '#')).toBe(`{
  "version": 1,
  "files": {
    "articles/a.news.txt": {
      "unknown-kind": {#: 1, #: 2}
    },
    "articles/b.news.txt": {
      "unknown-claim": {#: 1}
    },
    "glossary.yaml": {
      "shared-alias": {#: 1}
    }
  }
}
`)
  })

  test('does not care where in their file findings stand', () => {
    const folder = project()
    create(folder)
    edit(folder, 'articles/a.news.txt', ':actr', 'One line more.\n\n:actr')
    expect(found(folder)).toEqual([])
  })

  test('does not accept what is new, nor one more of the same', () => {
    const folder = project()
    create(folder)
    edit(folder, 'articles/a.news.txt', ':plce', ':actr[x] and :peace[z] and :plce')
    expect(found(folder)).toEqual([
      'articles/a.news.txt:6 unknown-kind',
      'articles/a.news.txt:6 unknown-kind'
    ])
  })

  test('is reported where it lists what is not there any more, for files that are checked', () => {
    const folder = project()
    create(folder)
    edit(folder, 'articles/a.news.txt', ':plce[y]', 'y')
    edit(folder, 'articles/b.news.txt', ' rebuts=z#c1', '')
    edit(folder, 'glossary.yaml', 'us: {name: UN}', 'us: {name: US}')
    const listed = (line: number): string => `${BASELINE}:${line} unused-suppression`
    expect(found(folder)).toEqual([listed(5), listed(8), listed(11)])
    expect(found(folder, 'articles/a.news.txt')).toEqual([listed(5), listed(11)])
  })

  test('is not accepted where it cannot be read', () => {
    const folder = project()
    create(folder)
    edit(folder, BASELINE, '"files"', '<<<<<<< HEAD\n  "files"')
    expect(found(folder)).toHaveLength(6)
    expect(found(folder)).toContain(`${BASELINE}:3 invalid-baseline`)
    const {code, stderr} = runCli(folder, ['baseline', 'update'])
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('newsmark-baseline.json has mistakes')
    ])
    expect(create(folder, '--force').code).toBe(0)
    expect(found(folder)).toEqual([])
  })

  test('may have another name, seen from the working directory', () => {
    const folder = project()
    create(folder, '--baseline', 'old.json')
    expect(existsSync(path.join(folder, BASELINE))).toBe(false)
    expect(found(folder)).toHaveLength(5)
    expect(found(folder, '--baseline', 'old.json')).toEqual([])
    expect(runCli(folder, ['check', '--baseline', 'none.json']).code).toBe(2)
    expect(runCli(folder, ['check', '--baseline', 'old.json', '--no-baseline']).code).toBe(2)
  })

  test('is remembered with what was found', () => {
    const folder = project()
    const cached = ['--cache-location', path.join(folder, 'cache')]
    expect(found(folder, ...cached)).toHaveLength(5)
    create(folder)
    expect(found(folder, ...cached)).toEqual([])
    edit(folder, 'articles/a.news.txt', ':plce[y]', 'y')
    expect(found(folder, ...cached)).toEqual([`${BASELINE}:5 unused-suppression`])
    expect(found(folder, ...cached)).toEqual([`${BASELINE}:5 unused-suppression`])
  })
})

describe('newsmark baseline', () => {
  test('create writes over a baseline only by force', () => {
    const folder = project()
    create(folder)
    edit(folder, 'articles/a.news.txt', ':plce[y]', 'y')
    const before = readFileSync(path.join(folder, BASELINE), 'utf8')
    expect(runCli(folder, ['baseline', 'create']).code).toBe(2)
    expect(readFileSync(path.join(folder, BASELINE), 'utf8')).toBe(before)
    create(folder, '--force')
    expect(found(folder)).toEqual([])
  })

  test('update adds what is new and drops what is gone, in the given files alone', () => {
    const folder = project()
    create(folder)
    edit(folder, 'articles/a.news.txt', ':plce[y]', ':peace[y]')
    edit(folder, 'articles/b.news.txt', ':claim[B]', ':clam[B]')
    const {code, stderr} = runCli(folder, ['baseline', 'update', 'articles/a.news.txt'])
    expect([code, stderr]).toEqual([
      0,
      `newsmark: ${BASELINE} lists 5 findings in 3 files: accepted 1 more, dropped 1.\n`
    ])
    expect(found(folder, 'articles/a.news.txt')).toEqual([])
    expect(found(folder, 'articles/b.news.txt')).toContain('articles/b.news.txt:6 unknown-kind')
  })

  test('prune drops what is gone and adds nothing', () => {
    const folder = project()
    create(folder)
    edit(folder, 'articles/a.news.txt', ':actr[x] and', 'x and')
    edit(folder, 'articles/a.news.txt', ':plce[y]', ':peace[y]')
    const {stderr} = runCli(folder, ['baseline', 'prune'])
    expect(stderr).toBe(`newsmark: ${BASELINE} lists 3 findings in 3 files: dropped 2.\n`)
    expect(found(folder)).toEqual(['articles/a.news.txt:6 unknown-kind'])
  })

  test('forgets files that are gone, and keeps those that it has not looked at', () => {
    const folder = project()
    create(folder)
    rmSync(path.join(folder, 'articles/a.news.txt'))
    writeFileSync(path.join(folder, 'articles/b.news.txt'), Buffer.from('caf\xe9', 'latin1'))
    const {code} = runCli(folder, ['baseline', 'update'])
    expect(code).toBe(0)
    const {files} = read(folder)
    expect(Object.keys(files)).toEqual(['articles/b.news.txt', 'glossary.yaml'])
    expect(Object.keys(files['articles/b.news.txt'] ?? {})).toContain('invalid-encoding')
    expect(Object.keys(files['articles/b.news.txt'] ?? {}).length).toBeGreaterThan(1)
  })

  test('follows no link out of the project', () => {
    const folder = project()
    const outside = scratch({'list.json': '{"version": 1, "files": {}}'})
    symlinkSync(path.join(outside, 'list.json'), path.join(folder, BASELINE))
    expect(found(folder)).toContain(`${BASELINE}:1 invalid-baseline`)
    const {code, stderr} = runCli(folder, ['baseline', 'create', '--force'])
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('Unexpected link out of the project')
    ])
  })

  test.each([
    [['baseline'], 'expected one of create, update, prune, merge'],
    [['baseline', 'crate'], 'expected `create`'],
    [['baseline', 'prune'], 'There is no newsmark-baseline.json to prune'],
    [['baseline', 'create', '-'], 'expected paths'],
    [['baseline', 'update', '--force'], 'expected it only with `create`']
  ])('%j is wrong use', (args, message) => {
    const {code, stderr} = runCli(project(), args)
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)])
  })
})
