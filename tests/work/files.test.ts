import {readFileSync, realpathSync} from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {describe, expect, test} from 'vitest'
import {article, fill, plainEnv, runCli, scratch} from '../cli/run-cli.js'

/** What was read of a file. */
interface FileReads {
  readonly opened: number
  readonly reads: number
  readonly bytes: number
}

const COUNTER = pathToFileURL(path.join(import.meta.dirname, 'count-files.mjs')).href
const ARTICLES = 12

const PROJECT: Readonly<Record<string, string>> = {
  'newsmark.yaml': 'glossary: [glossary/*.yaml]\ncodebook: codebook.yaml\n',
  'codebook.yaml': 'kinds:\n  claim:\n    attributes:\n      cue: null\n',
  'glossary/actors.yaml': 'actors: {ann: {name: Ann Lee}}\n',
  'glossary/places.yaml': 'places: {dorel: {name: Dorel}}\n'
}

const plain = (at: number): string =>
  article(`:actor[Ann Lee] said :claim[number ${at}]{#c1 speaker=ann} in :place[Dorel].\n`)

const articles: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({length: ARTICLES}, (_, at) => [`articles/${at}.news.txt`, plain(at)])
)

/** Runs a check in a folder, and gives what it read of the files there by their paths. */
function check(folder: string, ...args: readonly string[]): Readonly<Record<string, FileReads>> {
  const counts = path.join(scratch({}), 'counts.json')
  const env = plainEnv({COUNT_FILES: counts, NODE_OPTIONS: `--import=${COUNTER}`})
  const {stderr} = runCli(folder, ['check', '--exit-zero', ...args], {env})
  expect(stderr).toBe('')
  const root = realpathSync(folder)
  const counted = Object.entries(
    JSON.parse(readFileSync(counts, 'utf8')) as Record<string, FileReads>
  )
  return Object.fromEntries(
    counted
      .map(([file, reads]): [string, FileReads] => [
        path.relative(root, file).replaceAll(path.sep, '/'),
        reads
      ])
      .filter(([name]) => !name.startsWith('..') && !path.isAbsolute(name))
  )
}

/** What it takes to read a file once: by its size, it is known that there is no more. */
function once(text: string): FileReads {
  return {opened: 1, reads: 1, bytes: Buffer.byteLength(text)}
}

function eachOnce(files: Readonly<Record<string, string>>): Readonly<Record<string, FileReads>> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, once(text)]))
}

describe('a check', () => {
  test('reads each file of the project once', () => {
    const files = {...PROJECT, ...articles}
    expect(check(scratch(files), '--no-cache')).toEqual(eachOnce(files))
  })

  test('reads those articles a second time in which the corpus shows something', () => {
    const refers = article(':claim[No]{#c1 speaker=ann rebuts="0#c9"}\n')
    const files = {...PROJECT, ...articles, 'articles/refers.news.txt': refers}
    const twice = {opened: 2, reads: 2, bytes: 2 * Buffer.byteLength(refers)}
    expect(check(scratch(files), '--no-cache')).toEqual({
      ...eachOnce(files),
      'articles/refers.news.txt': twice
    })
  })

  test('reads no others of an article that asks for none', () => {
    const {'articles/1.news.txt': text = ''} = articles
    expect(check(scratch({...PROJECT, ...articles}), '--no-cache', 'articles/1.news.txt')).toEqual(
      eachOnce({...PROJECT, 'articles/1.news.txt': text})
    )
  })
})

describe('a check with a cache', () => {
  const cached = (folder: string): Readonly<Record<string, FileReads>> =>
    check(folder, '--cache-location', 'cache')
  const isEntry = (name: string): boolean => name.startsWith('cache/')

  test('reads no article that has not changed, and the cache of the whole alone', () => {
    const files = {...PROJECT, ...articles}
    const folder = scratch(files)
    const written = Object.entries(cached(folder)).filter(([name]) => isEntry(name))
    const again = cached(folder)
    const entries = Object.entries(again).filter(([name]) => isEntry(name))
    expect(Object.fromEntries(Object.entries(again).filter(([name]) => !isEntry(name)))).toEqual(
      eachOnce(PROJECT)
    )
    expect(written.length).toBeGreaterThan(3)
    expect(entries.map(([name, {opened}]) => [path.basename(name), opened])).toEqual([
      ['contents', 1],
      [expect.stringMatching(/^run-/), 1]
    ])
  })

  test('reads each article once by its content, and the cache of the whole alone', () => {
    const files = {...PROJECT, ...articles}
    const folder = scratch(files)
    const byContent = ['--cache-location', 'cache', '--cache-strategy', 'content']
    for (const _ of [1, 2]) {
      const read = Object.entries(check(folder, ...byContent))
      expect(Object.fromEntries(read.filter(([name]) => !isEntry(name)))).toEqual(eachOnce(files))
    }
  })

  test('reads one article and all of the cache once for one that has changed', () => {
    const folder = scratch({...PROJECT, ...articles})
    const written = Object.keys(cached(folder)).filter(isEntry)
    fill(folder, {'articles/1.news.txt': plain(ARTICLES)})
    const read = Object.entries(cached(folder))
    const opened = read.filter(([name]) => !isEntry(name) && name.startsWith('articles'))
    expect(opened.map(([name]) => name)).toEqual(['articles/1.news.txt'])
    const entries = read.filter(([name]) => isEntry(name) && !name.endsWith('.tmp'))
    for (const [name, reads] of entries) expect({name, reads}).toMatchObject({reads: {opened: 1}})
    expect(entries.length).toBeLessThanOrEqual(written.length)
  })

  test('writes only what an edit has changed', () => {
    const folder = scratch({...PROJECT, ...articles})
    cached(folder)
    fill(folder, {'articles/1.news.txt': plain(ARTICLES)})
    const written = Object.keys(cached(folder)).filter(name => name.endsWith('.tmp'))
    expect(written.map(name => path.basename(name)).sort()).toEqual([
      expect.stringMatching(/^[0-9a-f]{2}\./),
      expect.stringMatching(/^contents\./),
      expect.stringMatching(/^run-/)
    ])
  })
})
