import {existsSync, mkdirSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, runCli, scratch} from './run-cli.js'

const clean = article('Nothing is tagged.')
const error = article(':actr[X] left.')
const warning = article(':claim[]{speaker=author} he said.')
const glossary = 'actors:\n  ada:\n    name: Ada\n    typ: person\n'

/** Files, arguments and the exit code to expect. */
const cases: readonly [string, Record<string, string | Buffer>, string[], number][] = [
  ['a clean article', {'a.news.txt': clean}, ['check'], 0],
  ['a clean file by its name', {'a.txt': clean}, ['check', 'a.txt'], 0],
  ['an empty article', {'a.news.txt': ''}, ['check'], 0],
  ['a folder without articles', {'a.md': '#'}, ['check'], 0],
  ['a warning', {'a.news.txt': warning}, ['check'], 0],
  ['as many warnings as allowed', {'a.news.txt': warning}, ['check', '--max-warnings', '1'], 0],
  ['more warnings than allowed', {'a.news.txt': warning}, ['check', '--max-warnings', '0'], 1],
  ['hidden warnings', {'a.news.txt': warning}, ['check', '--quiet', '--max-warnings=0'], 1],
  ['an error', {'a.news.txt': error}, ['check'], 1],
  ['an error in a file by its name', {'a.txt': error}, ['check', 'a.txt'], 1],
  ['an error in the glossary', {'a.news.txt': clean, 'glossary.yaml': glossary}, ['check'], 1],
  ['an error in the project file', {'newsmark.yaml': 'glosary: x'}, ['check'], 1],
  ['a path that does not exist', {'a.news.txt': clean}, ['check', 'b.news.txt'], 2],
  ['a path through a file', {'a.news.txt': clean}, ['check', 'a.news.txt/b'], 2],
  ['an empty path', {'a.news.txt': clean}, ['check', ''], 2],
  ['one path of two', {'a.news.txt': error}, ['check', 'a.news.txt', 'b.news.txt'], 2],
  ['another encoding', {'a.news.txt': Buffer.from('caf\xe9', 'latin1')}, ['check'], 2],
  ['no command', {}, [], 2],
  ['an unknown command', {}, ['chek'], 2],
  ['an unknown option', {}, ['check', '--fromat=json'], 2],
  ['an unknown format', {}, ['check', '--format', 'xml'], 2],
  ['an option without its value', {}, ['check', '--format'], 2],
  ['a flag with a value', {}, ['check', '--quiet=yes'], 2],
  ['a number that is none', {}, ['check', '--max-warnings', '-1'], 2],
  ['standard input and files', {}, ['check', '-', 'a.news.txt'], 2],
  ['a name for no standard input', {}, ['check', '--stdin-filename', 'a'], 2],
  ['help', {}, ['--help'], 0],
  ['help of a command', {}, ['check', '-h'], 0],
  ['help on a command', {}, ['help', 'mentions'], 0],
  ['help on no command', {}, ['help', 'chek'], 2],
  ['the version', {}, ['--version'], 0],
  ['a text', {'a.txt': 'A'}, ['text', 'a.txt'], 0],
  ['a text of nothing', {}, ['text', 'a.txt'], 2],
  ['two texts', {'a.txt': 'A'}, ['text', 'a.txt', 'a.txt'], 2],
  ['no text', {}, ['text'], 2],
  ['mentions', {'a.txt': ':actor[A]'}, ['mentions', 'a.txt'], 0],
  ['mentions of nothing', {'a.txt': 'A'}, ['mentions', 'a.txt', 'b.txt'], 2],
  ['no mentions', {}, ['mentions'], 2],
  ['a language server without a way to talk', {}, ['lsp'], 2]
]

describe('the exit code', () => {
  test.each(cases)('of %s', (_name, files, args, code) => {
    const run = runCli(scratch(files), args)
    expect(run.code, run.stderr + run.stdout).toBe(code)
  })

  test('of wrong use comes with one message that says what was expected, and where help is', () => {
    const {stderr, stdout} = runCli(scratch({}), ['check', '--fromat', 'json'])
    expect(stdout).toBe('')
    expect(stderr).toBe(
      'newsmark: Unexpected option `--fromat`, expected `--format`\nTry `newsmark check --help`.\n'
    )
  })
})

describe('what cannot be read', () => {
  test('does not keep the rest from being checked', () => {
    const folder = scratch({
      'a.news.txt': error,
      'b.news.txt': Buffer.from('\xff\xfea\0', 'latin1')
    })
    const {code, stdout, stderr} = runCli(folder, [
      ...['check', '--format', 'concise'],
      ...['gone.news.txt', 'b.news.txt', 'a.news.txt']
    ])
    expect(stdout).toMatch(/^a\.news\.txt:6:2: error unknown-kind [^\n]+\n$/)
    expect(stderr).toBe(
      'newsmark: gone.news.txt: Unexpected path, expected a file or folder that exists\n' +
        'newsmark: b.news.txt: Unexpected UTF-16 (little-endian), expected UTF-8 text\n'
    )
    expect(code).toBe(2)
  })

  test.each([
    ['Latin-1', Buffer.from('D\xedaz', 'latin1'), 'Latin-1'],
    ['UTF-16 with a mark, big-endian', Buffer.from('\xfe\xff\0a', 'latin1'), 'UTF-16 (big-endian)'],
    ['UTF-16 without a mark', Buffer.from('News of today', 'utf16le'), 'UTF-16 (little-endian)'],
    ['a picture', Buffer.from([0x89, 0x50, 0, 0, 0, 0, 0, 1, 0, 0]), 'binary data']
  ])('is called by its name: %s', (_name, bytes, named) => {
    const {stderr, code} = runCli(scratch({'a.news.txt': bytes}), ['check'])
    expect(stderr).toContain(`newsmark: a.news.txt: Unexpected `)
    expect(stderr).toContain(named)
    expect(code).toBe(2)
  })

  test('a folder in place of the glossary is a mistake in the project', () => {
    const folder = scratch({'newsmark.yaml': 'glossary: [names.yaml]\n', 'a.news.txt': clean})
    mkdirSync(path.join(folder, 'names.yaml'))
    const {code, stdout} = runCli(folder, ['check', '--format', 'concise'])
    expect(stdout).toMatch(/^newsmark\.yaml:1:12: error /)
    expect(code).toBe(1)
  })

  test('no permission', ({skip}) => {
    const nobody = 65_534
    skip(process.getuid?.() !== 0, 'needs root, to act as somebody with fewer rights')
    const folder = scratch({'a.news.txt': clean})
    const run = runCli('/', ['check', path.join(folder, 'a.news.txt')], {uid: nobody, gid: nobody})
    expect(existsSync(folder)).toBe(true)
    expect(run.stderr).toContain('Unexpected permissions, expected a file that may be read')
    expect(run.code).toBe(2)
  })
})
