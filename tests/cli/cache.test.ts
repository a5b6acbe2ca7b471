import {execFile} from 'node:child_process'
import {
  appendFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'
import {promisify} from 'node:util'
import {describe, expect, test} from 'vitest'
import {hashContent} from '../../server/src/node/content-hash.js'
import {faultyCorpus} from './faulty-corpus.js'
import {article, CLI, type CliRun, plainEnv, runCli, scratch} from './run-cli.js'

const options = ['check', '--max-file-size', '10k', '--format', 'json']

function checkWith(cache: string, cwd: string, args: readonly string[] = []): CliRun {
  return runCli(cwd, [...options, '--cache-location', cache, ...args])
}

function checkWithout(cwd: string, args: readonly string[] = []): CliRun {
  return runCli(cwd, [...options, '--no-cache', ...args])
}

/** The files in which findings are remembered. */
function bucketsOf(cache: string): string[] {
  const names = readdirSync(cache, {recursive: true, encoding: 'utf8'})
  return names.map(name => path.join(cache, name)).filter(name => /[/\\][0-9a-f]{2}$/.test(name))
}

/** The same, when nothing of the last run as a whole is remembered: then they are read. */
function onlyBucketsOf(cache: string): string[] {
  const names = readdirSync(cache, {recursive: true, encoding: 'utf8'})
  const whole = names.filter(name => /[/\\]run-[0-9a-f]{8}$/.test(name))
  expect(whole.length).toBeGreaterThan(0)
  for (const name of whole) rmSync(path.join(cache, name))
  return bucketsOf(cache)
}

describe('what is remembered makes no difference', () => {
  test('to findings, failures and notices, from wherever and however often one looks', () => {
    const [folder, cache] = [faultyCorpus(), scratch({})]
    const whole = checkWithout(folder)
    for (const _ of [1, 2, 3]) expect(checkWith(cache, folder)).toEqual(whole)
    expect(bucketsOf(cache).length).toBeGreaterThan(20)
    const inner = path.join(folder, 'articles/3')
    expect(checkWith(cache, inner)).toEqual(checkWithout(inner))
    expect(checkWith(cache, folder, ['--threads', '3'])).toEqual(whole)
    expect(checkWith(cache, folder, ['--stats']).stdout).toBe(whole.stdout)
  })

  test.each<[string, (folder: string) => readonly string[]]>([
    ['an article changes', folder => append(folder, 'articles/0/n0.news.txt', ':actr[x]')],
    ['the glossary changes', folder => append(folder, 'glossary.yaml', '  eve: {name: They}\\n')],
    [
      'a rule is switched off',
      folder => append(folder, 'newsmark.yaml', '\\nextends: [more.yaml]\\n')
    ],
    [
      'a codebook comes',
      folder => append(folder, 'newsmark.yaml', '\\ncodebook: codebook.yaml\\n')
    ],
    ['the baseline is left out', () => ['--no-baseline']],
    ['comments do not count', () => ['--no-inline-ignores']]
  ])('when %s', (_name, change) => {
    const [folder, cache] = [faultyCorpus(20), scratch({})]
    writeFileSync(path.join(folder, 'more.yaml'), 'rules: {unknown-kind: off}\n')
    writeFileSync(path.join(folder, 'codebook.yaml'), 'kinds: {actr: {}}\n')
    const before = checkWith(cache, folder)
    const args = change(folder)
    const whole = checkWithout(folder, args)
    expect(whole.stdout).not.toBe(before.stdout)
    expect(checkWith(cache, folder, args)).toEqual(whole)
    expect(checkWith(cache, folder, args)).toEqual(whole)
  })
})

function append(folder: string, name: string, text: string): readonly string[] {
  appendFileSync(path.join(folder, name), text.replaceAll('\\n', '\n'))
  return []
}

test('what is remembered is what is told: no article is checked twice', () => {
  const [folder, cache] = [scratch({'a.news.txt': article(':actr[X] left.')}), scratch({})]
  checkWith(cache, folder)
  const [bucket = ''] = onlyBucketsOf(cache)
  forge(bucket, body => body.replaceAll('Unexpected kind', 'Remembered kind'))
  expect(checkWith(cache, folder).stdout).toContain('Remembered kind')
})

/** Changes a file of the cache as somebody would who knows how it is made. */
function forge(file: string, change: (body: string) => string): void {
  const body = change(readFileSync(file, 'utf8').replace(/^.*\n/, ''))
  writeFileSync(file, `newsmark-cache 1 ${hashContent(body)}\n${body}`)
}

describe('a damaged cache is as if it were not there:', () => {
  test.each<[string, (text: string) => string | Buffer]>([
    ['cut short', text => text.slice(0, text.length / 2)],
    ['emptied', () => ''],
    ['without a head', text => text.replace(/^.*\n/, '')],
    ['with other bytes', () => Buffer.from(Array.from({length: 5000}, (_, at) => (at * 7) % 256))],
    ['with one letter changed', text => text.replace('the', 'teh')],
    ['of another version', text => text.replace('newsmark-cache 1', 'newsmark-cache 2')]
  ])('%s', (_name, spoil) => {
    const [folder, cache] = [faultyCorpus(20), scratch({})]
    const whole = checkWith(cache, folder)
    for (const file of onlyBucketsOf(cache)) writeFileSync(file, spoil(readFileSync(file, 'utf8')))
    expect(checkWith(cache, folder)).toEqual(whole)
    for (const file of bucketsOf(cache))
      expect(readFileSync(file, 'utf8')).toMatch(/^newsmark-cache 1 /)
    expect(checkWith(cache, folder)).toEqual(whole)
  })

  test.each<[string, (body: string) => string]>([
    ['facts that are none', body => body.replaceAll(/\t[^\t\n]*\n/g, '\t[1]\n')],
    ['findings that are none', body => body.replaceAll('"line":', '"lime":')],
    ['findings of other files', body => body.replaceAll('"path":"', '"path":"../../')],
    ['places beyond the text', body => body.replaceAll(/,\d+\]/g, ',999999999]')],
    ['lines that are none', body => `\n\t\t\t\n\t\t\t\t\n${body.replaceAll('\t', ' ')}`],
    ['no JSON', body => body.replaceAll('[', '{')]
  ])('made up with %s', (_name, change) => {
    const [folder, cache] = [faultyCorpus(20), scratch({})]
    const whole = checkWith(cache, folder)
    for (const file of onlyBucketsOf(cache)) forge(file, change)
    const {stdout, stderr, code} = checkWith(cache, folder)
    expect(stderr).toBe(whole.stderr)
    expect(code).toBe(whole.code)
    expect(JSON.parse(stdout)).toHaveLength(JSON.parse(whole.stdout).length)
  })
})

describe('a cache that cannot be written is told once, and all is checked:', () => {
  test('in the place of a file', () => {
    const folder = faultyCorpus(20)
    const cache = path.join(scratch({file: ''}), 'file')
    expectOneWarning(folder, runCli(folder, [...options, '--cache-location', cache]))
  })

  test.each([
    ['a full disk', 'ENOSPC'],
    ['a read-only disk', 'EROFS']
  ])('on %s', (_name, code) => {
    const [folder, cache] = [faultyCorpus(20), scratch({})]
    const preload = path.join(scratch({'refuse.cjs': refuseToWrite(cache, code)}), 'refuse.cjs')
    const env = plainEnv({NODE_OPTIONS: `--require ${preload}`})
    expectOneWarning(folder, runCli(folder, [...options, '--cache-location', cache], {env}))
    expect(bucketsOf(cache)).toEqual([])
  })
})

function expectOneWarning(folder: string, run: CliRun): void {
  const whole = checkWithout(folder)
  const warnings = run.stderr.split('\n').filter(line => line.includes('The cache cannot be used'))
  expect(warnings).toHaveLength(1)
  expect(run).toEqual({...whole, stderr: run.stderr})
}

/** A script that keeps a process from writing files below a folder. */
function refuseToWrite(folder: string, code: string): string {
  return `const fs = require('node:fs')
const {writeFileSync} = fs
fs.writeFileSync = (name, ...args) => {
  if (!String(name).startsWith(${JSON.stringify(folder)})) return writeFileSync(name, ...args)
  throw Object.assign(new Error('${code}: not written'), {code: '${code}', syscall: 'write'})
}`
}

test('two processes may use a cache at once', async () => {
  const cache = scratch({})
  const folders = [faultyCorpus(40), faultyCorpus(40)]
  // The same place for both, so that they write the same files.
  const [one = '', two = ''] = folders
  const run = async (cwd: string): Promise<string> => {
    const args = [CLI, ...options, '--cache-location', cache]
    const done = promisify(execFile)(process.execPath, args, {cwd, env: plainEnv()})
    return (await done.catch(error => error)).stdout
  }
  const expected = checkWithout(one).stdout
  for (let round = 0; round < 3; round++) {
    const outputs = await Promise.all([run(one), run(one), run(one), run(two)])
    expect(outputs).toEqual([expected, expected, expected, expected])
    append(one, `articles/0/n${round * 7}.news.txt`, '')
  }
  expect(readdirSync(cache, {recursive: true, encoding: 'utf8'}).join()).not.toContain('.tmp')
})

describe('the folder of the cache', () => {
  const files = {'a.news.txt': article(':actr[X] left.')}

  test('is that of the account, and nothing is left in the corpus', () => {
    const [folder, home] = [scratch(files), scratch({})]
    const env = plainEnv({XDG_CACHE_HOME: home})
    expect(runCli(folder, ['cache', 'dir'], {env}).stdout).toBe(`${home}/newsmark\n`)
    runCli(folder, ['check', '--cache'], {env})
    expect(readdirSync(folder)).toEqual(['a.news.txt'])
    expect(bucketsOf(path.join(home, 'newsmark/findings'))).toHaveLength(1)
  })

  test.each([
    [{CI: 'true'}, [], 1],
    [{CI: 'true'}, ['--no-cache'], 0],
    [{CI: 'false'}, [], 0],
    [{CI: ''}, [], 0],
    [{CI: ''}, ['--cache'], 1]
  ])('is used with %j %j as %i says', (more, args, count) => {
    const home = scratch({})
    const env = plainEnv({...more, XDG_CACHE_HOME: home})
    runCli(scratch(files), ['check', ...args], {env})
    expect(bucketsOf(home)).toHaveLength(count)
  })

  test('is emptied of what we put there, and of nothing else', () => {
    const cache = scratch({'mine.txt': 'x', 'findings.txt': 'x'})
    const location = ['--cache-location', cache]
    checkWith(cache, scratch(files))
    expect(readdirSync(cache)).toContain('findings')
    expect(runCli('.', ['cache', 'clean', ...location])).toMatchObject({code: 0, stdout: ''})
    expect(readdirSync(cache)).toEqual(['findings.txt', 'mine.txt'])
    expect(runCli('.', ['cache', 'clean', ...location]).stderr).toMatch(/Nothing to remove/)
    expect(runCli('.', ['cache', 'cleen']).code).toBe(2)
  })

  test('loses what no run has used for a month', () => {
    const cache = scratch({})
    checkWith(cache, scratch(files))
    const [old = ''] = bucketsOf(cache)
    const stamp = path.join(cache, 'findings/cleaned')
    const then = new Date(Date.now() - 40 * 24 * 60 * 60 * 1000)
    for (const file of [old, stamp]) utimesSync(file, then, then)
    checkWith(cache, scratch({'b.news.txt': article('New.')}))
    expect(bucketsOf(cache)).not.toContain(old)
    expect(bucketsOf(cache)).toHaveLength(1)
  })

  test('is not written where nothing has changed', () => {
    const [folder, cache] = [faultyCorpus(20), scratch({})]
    checkWith(cache, folder)
    const before = bucketsOf(cache).map(file => statSync(file).ino)
    checkWith(cache, folder)
    expect(bucketsOf(cache).map(file => statSync(file).ino)).toEqual(before)
  })

  test('has one file written anew for one article that changed', () => {
    const [folder, cache] = [faultyCorpus(40), scratch({})]
    checkWith(cache, folder)
    const inode = new Map(bucketsOf(cache).map(file => [file, statSync(file).ino]))
    append(folder, 'articles/1/n1.news.txt', ':actr[x]')
    checkWith(cache, folder)
    const anew = bucketsOf(cache).filter(file => statSync(file).ino !== inode.get(file))
    expect(anew).toHaveLength(1)
  })
})
