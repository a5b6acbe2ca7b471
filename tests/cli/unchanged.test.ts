import {
  appendFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {hashContent} from '../../server/src/node/content-hash.js'
import {faultyFiles} from './faulty-corpus.js'
import {article, type CliRun, fill, runCli, scratch} from './run-cli.js'

const options = ['check', '--format', 'json']

function checkWith(cache: string, cwd: string, args: readonly string[] = []): CliRun {
  return runCli(cwd, [...options, '--cache-location', cache, ...args])
}

function checkWithout(cwd: string, args: readonly string[] = []): CliRun {
  return runCli(cwd, [...options, '--no-cache', ...args])
}

/** A folder in which every sort of thing is found, and whose files are what they are. */
function corpus(): string {
  return scratch({...faultyFiles(14), [CHANGED]: article(':actr[X] left.')})
}

const CHANGED = 'articles/changed.news.txt'

/** Writes an article that is as long as the one before and has another mistake, or none. */
function rewrite(folder: string, name = CHANGED): void {
  writeFileSync(path.join(folder, name), article(':acto[X] left.'))
}

function timesOf(file: string): readonly [Date, Date] {
  const {atime, mtime} = statSync(file)
  return [atime, mtime]
}

/** What may happen to a folder between two checks; gives the arguments of the second one. */
type Change = (folder: string) => readonly string[]

function doing(change: (folder: string, file: string) => void): Change {
  return folder => {
    change(folder, path.join(folder, CHANGED))
    return []
  }
}

const changes: Readonly<Record<string, Change>> = {
  nothing: () => [],
  'an article is touched': doing((_, file) => utimesSync(file, new Date(), new Date())),
  'all articles get other times, as in a checkout': doing(folder => {
    for (const name of readdirSync(path.join(folder, 'articles/1')))
      utimesSync(path.join(folder, 'articles/1', name), 1_400_000_000, 1_400_000_000)
  }),
  'an article changes, and its size and time stay': doing((folder, file) => {
    const [accessed, modified] = timesOf(file)
    rewrite(folder)
    utimesSync(file, accessed, modified)
  }),
  'another file of that size and time takes its place': doing((folder, file) => {
    const [accessed, modified] = timesOf(file)
    rewrite(folder, 'new')
    utimesSync(path.join(folder, 'new'), accessed, modified)
    renameSync(path.join(folder, 'new'), file)
  }),
  'an article goes': doing((_, file) => rmSync(file)),
  'an article comes': doing(folder => rewrite(folder, 'articles/1/another.news.txt')),
  'an article has another name': doing((_, file) => renameSync(file, `${file}.news.txt`)),
  'an article is no text any more': doing((_, file) => writeFileSync(file, '\xe9', 'latin1')),
  'a link stands in its place': doing((folder, file) => {
    rewrite(folder, 'target')
    rmSync(file)
    symlinkSync('../target', file)
  }),
  'the glossary changes': doing(folder =>
    appendFileSync(path.join(folder, 'glossary.yaml'), '  eve: {name: They}\n')
  ),
  'another project has articles of this one': doing(folder =>
    writeFileSync(path.join(folder, 'articles/1/newsmark.yaml'), '')
  ),
  'an ignore file leaves some out': doing(folder =>
    writeFileSync(path.join(folder, '.newsmarkignore'), 'articles/1\n')
  ),
  'articles may not be so large': () => ['--max-file-size', '100'],
  'only some are asked for': () => ['articles/1'],
  'one is asked for': () => [CHANGED],
  'comments do not count': () => ['--no-inline-ignores'],
  'the baseline does not count': () => ['--no-baseline'],
  'one rule is asked for': () => ['--rule', 'unknown-kind']
}

describe('a cache makes no difference where', () => {
  const names = Object.keys(changes)
  const byContent = names.filter(name => /time|place/.test(name))
  test.each([
    ...names.map(name => [name, 'metadata'] as const),
    ...byContent.map(name => [name, 'content'] as const)
  ])('%s, by %s', (name, strategy) => {
    const [folder, cache] = [corpus(), scratch({})]
    const how = ['--cache-location', cache, '--cache-strategy', strategy]
    runCli(folder, [...options, ...how])
    const args = changes[name]?.(folder) ?? []
    const whole = checkWithout(folder, args)
    for (const _ of [1, 2]) expect(runCli(folder, [...options, ...how, ...args])).toEqual(whole)
  })
})

test('a time in the future says nothing', () => {
  const [folder, cache] = [corpus(), scratch({})]
  const file = path.join(folder, CHANGED)
  const future = new Date(Date.now() + 86_400_000)
  utimesSync(file, future, future)
  const before = checkWith(cache, folder)
  expect(checkWith(cache, folder)).toEqual(before)
  rewrite(folder)
  utimesSync(file, future, future)
  expect(checkWith(cache, folder)).toEqual(checkWithout(folder))
})

test('an edit is seen however soon it comes after a check', () => {
  const [folder, cache] = [corpus(), scratch({})]
  for (let round = 0; round < 5; round++) {
    writeFileSync(path.join(folder, CHANGED), article(`:act${round}[X] left.`))
    expect(checkWith(cache, folder)).toEqual(checkWithout(folder))
  }
})

/** The files of a cache that are about whole runs. */
function wholeFiles(cache: string): string[] {
  const names = readdirSync(cache, {recursive: true, encoding: 'utf8'})
  const found = names.filter(name => /[/\\](contents|run-[0-9a-f]{8})$/.test(name))
  expect(found.length).toBeGreaterThan(2)
  return found.map(name => path.join(cache, name))
}

describe('what is known of a whole run is as if it were not, where its files are', () => {
  test.each<[string, (bytes: Buffer) => string | Buffer]>([
    ['emptied', () => ''],
    ['cut short', bytes => bytes.subarray(0, bytes.length / 2)],
    ['of another version', bytes => `newsmark-cache 2${bytes.toString('latin1', 16)}`],
    ['made up of nothing', () => forged('')],
    ['made up of other bytes', () => forged(Buffer.alloc(5000, 7))],
    ['made up of lines', () => forged('a\nb\nc\n')],
    ['made up of fewer bytes', bytes => forged(bodyOf(bytes).subarray(0, 40))],
    ['made up of other findings', bytes => forged(bodyOf(bytes).toString().replace(/\[/g, '{'))]
  ])('%s', (_name, spoil) => {
    const [folder, cache] = [corpus(), scratch({})]
    const whole = checkWith(cache, folder)
    for (const file of wholeFiles(cache)) writeFileSync(file, spoil(readFileSync(file)))
    for (const _ of [1, 2]) expect(checkWith(cache, folder)).toEqual(whole)
    rewrite(folder)
    expect(checkWith(cache, folder)).toEqual(checkWithout(folder))
  })
})

function bodyOf(bytes: Buffer): Buffer {
  return bytes.subarray(bytes.indexOf('\n') + 1)
}

/** A file of the cache as somebody would write it who knows how it is made. */
function forged(body: string | Buffer): Buffer {
  const bytes = Buffer.from(body)
  return Buffer.concat([Buffer.from(`newsmark-cache 1 ${hashContent(bytes)}\n`), bytes])
}

test('what a run found is what the next one tells, and nothing is written anew', () => {
  const [folder, cache] = [corpus(), scratch({})]
  const whole = checkWith(cache, folder)
  const written = wholeFiles(cache)
  const inodes = written.map(file => statSync(file).ino)
  expect(checkWith(cache, folder)).toEqual(whole)
  expect(written.map(file => statSync(file).ino)).toEqual(inodes)
  for (const file of written.filter(name => name.includes('run-')))
    writeFileSync(
      file,
      forged(bodyOf(readFileSync(file)).toString().replaceAll('Unexpected kind', 'Remembered kind'))
    )
  expect(checkWith(cache, folder).stdout).toContain('Remembered kind')
})

test('a strategy that there is none of is refused', () => {
  const {code, stderr} = runCli(scratch({}), ['check', '--cache-strategy', 'times'])
  expect(code).toBe(2)
  expect(stderr).toContain('expected `metadata` or `content`')
})

test('what has been found since is told from other folders too', () => {
  const [folder, cache] = [corpus(), scratch({})]
  checkWith(cache, folder)
  fill(folder, {'articles/1/more.news.txt': article(':actr[X]')})
  const inner = path.join(folder, 'articles')
  expect(checkWith(cache, inner)).toEqual(checkWithout(inner))
  expect(checkWith(cache, folder)).toEqual(checkWithout(folder))
})
