import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, runCli, scratch} from './run-cli.js'

const concise = ['check', '--format', 'concise']
const LATIN = Buffer.from(article('caf\xe9'), 'latin1')
const EIGHT_BITS = 'text that is not UTF-8, perhaps Latin-1 or Windows-1252'
const error = article(':actr[X] left.')
const TOLD = 'a.news.txt:6:2: error unknown-kind Unexpected kind `actr`, expected `actor`\n'

/** The line that tells of a foreign file. */
function line(file: string, encoding: string = EIGHT_BITS, severity = 'error'): string {
  return `${file}:1:1: ${severity} invalid-encoding This file holds ${encoding}: save it again as plain text in UTF-8\n`
}

describe('an article in a foreign encoding', () => {
  test.each([
    ['Latin-1', LATIN, EIGHT_BITS],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${error}`, 'utf16le'), 'UTF-16 (little-endian)'],
    ['big-endian UTF-16 with a mark', Buffer.from('\xfe\xff\0a', 'latin1'), 'UTF-16 (big-endian)'],
    ['UTF-16 without a mark', Buffer.from('News of today', 'utf16le'), 'UTF-16 (little-endian)'],
    ['a picture', Buffer.from([0x89, 0x50, 0, 0, 0, 0, 0, 1, 0, 0]), 'binary data']
  ])('is a finding that names it, beside all others: %s', (_name, bytes, encoding) => {
    const folder = scratch({'a.news.txt': error, 'b.news.txt': bytes, 'c.news.txt': article('C.')})
    expect(runCli(folder, concise)).toEqual({
      code: 1,
      stdout: TOLD + line('b.news.txt', encoding),
      stderr: ''
    })
    expect(runCli(folder, ['check']).stdout).toMatch(/in 2 files, 3 articles checked/)
  })

  test('weighs what the project says, file by file', () => {
    const folder = scratch({
      'newsmark.yaml':
        'rules: {invalid-encoding: warning}\noverrides: [{files: [old/**], rules: {invalid-encoding: off}}]\n',
      'a.news.txt': LATIN,
      'old/a.news.txt': LATIN
    })
    const stdout = line('a.news.txt', EIGHT_BITS, 'warning')
    expect(runCli(folder, concise)).toEqual({code: 0, stdout, stderr: ''})
  })

  test('on standard input is one too, and comes back as it was', () => {
    const folder = scratch({})
    const args = [...concise, '-', '--stdin-filename', 'b.news.txt']
    const stdout = line('b.news.txt')
    expect(runCli(folder, args, {input: LATIN})).toEqual({code: 1, stdout, stderr: ''})
    expect(runCli(folder, [...concise, '-'], {input: LATIN}).stdout).toBe(line('<stdin>'))
    const piped = runCli(folder, [...args, '--fix'], {input: LATIN, encoding: 'latin1'})
    expect(piped).toEqual({code: 1, stdout: LATIN.toString('latin1'), stderr: stdout})
  })

  test('on standard input is a mistake in the project where it stands for the glossary', () => {
    const args = [...concise, '-', '--stdin-filename', 'glossary.yaml']
    const folder = scratch({'newsmark.yaml': 'glossary: [glossary.yaml]\n', 'glossary.yaml': ''})
    const {code, stdout} = runCli(folder, args, {input: LATIN})
    expect(code).toBe(1)
    expect(stdout).toContain(
      `newsmark.yaml:1:12: error invalid-project Unexpected ${EIGHT_BITS} in \`glossary.yaml\`, expected UTF-8 text\n`
    )
  })

  test('is not changed by anything that fixes or silences', () => {
    const folder = scratch({'a.news.txt': LATIN})
    for (const args of [['--fix', '--unsafe-fixes'], ['--add-ignores=Because'], ['--fix-only']])
      runCli(folder, ['check', ...args])
    expect(readFileSync(path.join(folder, 'a.news.txt'))).toEqual(LATIN)
  })

  test('can be accepted by the baseline, which says so as long as it is true', () => {
    const folder = scratch({'newsmark.yaml': '', 'a.news.txt': LATIN})
    expect(runCli(folder, ['baseline', 'create']).code).toBe(0)
    expect(runCli(folder, concise)).toEqual({code: 0, stdout: '', stderr: ''})
    writeFileSync(path.join(folder, 'a.news.txt'), error)
    expect(runCli(folder, concise).stdout).toBe(TOLD)
    runCli(folder, ['baseline', 'prune'])
    const list = readFileSync(path.join(folder, 'newsmark-baseline.json'), 'utf8')
    expect(list).not.toContain('invalid-encoding')
  })

  test('is the same with a cache, empty and full, and in threads', () => {
    const folder = scratch({'a.news.txt': error, 'b.news.txt': LATIN, 'c.news.txt': error})
    const plain = runCli(folder, concise)
    expect(plain.code).toBe(1)
    for (const args of [
      ['--threads', '3'],
      ['--cache-location', 'kept'],
      ['--cache', '--cache-location', 'kept']
    ])
      expect(runCli(folder, [...concise, ...args])).toEqual(plain)
  })

  test('is no part of the corpus, also where only another one is checked', () => {
    const refers = article(':claim[Yes]{#c1 speaker=author rebuts=b#c1}')
    const folder = scratch({'newsmark.yaml': '', 'a.news.txt': refers, 'b.news.txt': LATIN})
    const {stdout, stderr, code} = runCli(folder, [...concise, 'a.news.txt'])
    expect(stdout).toMatch(/^a\.news\.txt:6:\d+: error unknown-claim [^\n]+\n$/)
    expect({stderr, code}).toEqual({stderr: '', code: 1})
  })
})
