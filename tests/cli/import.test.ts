import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {fill, runCli, scratch} from './run-cli.js'

const STORY = '---\nGENEVA: The talks ended.\n---\n\\_o_ NYSE:IBM[+1.2%] <!-- x -->\r\n'

describe('newsmark import text', () => {
  test('makes articles from which the texts come back to the byte', () => {
    const texts = {
      'a.txt': STORY,
      'b c.txt': '\uFEFFBold',
      'd.news.txt': ':actor[x',
      e: '',
      'f.md': 'a, so that it is text: \0'
    }
    const folder = scratch(texts)
    const {code, stdout, stderr} = runCli(folder, [
      'import',
      'text',
      ...Object.keys(texts),
      '-o',
      'x/y'
    ])
    const names = ['a', 'b c', 'd', 'e', 'f'].map(name => `x/y/${name}.news.txt`)
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toBe(names.map(name => `Wrote  ${name}\n`).join(''))
    for (const [index, text] of Object.values(texts).entries())
      expect(runCli(folder, ['text', names[index] ?? '']).stdout).toBe(text)
    // The texts themselves, which are called like the articles, are no part of their project.
    const written = path.join(folder, 'x')
    expect(runCli(written, ['check', '-f', 'concise', '--isolated']).stdout).toBe('')
  })

  test('writes what is said of an article into its front matter', () => {
    const folder = scratch({'a.txt': 'Syria: truce\n\nText\n'})
    const said = ['--source', 'Example Wire', '--date', '2016-04-22', '--language', 'en']
    runCli(folder, ['import', 'text', 'a.txt', '--title-from', 'first-line', ...said])
    expect(readFileSync(path.join(folder, 'a.news.txt'), 'utf8')).toBe(
      '---\ntitle: "Syria: truce"\nsource: Example Wire\ndate: 2016-04-22\nlanguage: en\n---\nSyria: truce\n\nText\n'
    )
    runCli(folder, ['import', 'text', 'a.txt', '--force', '--title-from', 'file-name'])
    expect(readFileSync(path.join(folder, 'a.news.txt'), 'utf8')).toContain('---\ntitle: a\n---\n')
  })

  test('reads standard input and prints the article', () => {
    const folder = scratch({})
    const run = runCli(folder, ['import', 'text', '-', '--title', 'x'], {input: STORY})
    expect(run).toEqual({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/^---\ntitle: x\n---\n\\---/)
    })
    expect(runCli(folder, ['text', '-'], {input: run.stdout}).stdout).toBe(STORY)
  })

  test('never writes over an article unless it is told to', () => {
    const folder = scratch({'a.txt': 'new', 'b.txt': 'new', 'a.news.txt': 'old'})
    const {code, stdout, stderr} = runCli(folder, ['import', 'text', 'a.txt', 'b.txt'])
    expect({code, stdout}).toEqual({code: 2, stdout: 'Wrote  b.news.txt\n'})
    expect(stderr).toContain('a.news.txt: There is an article here already')
    expect(readFileSync(path.join(folder, 'a.news.txt'), 'utf8')).toBe('old')
    expect(runCli(folder, ['import', 'text', 'a.txt', '--force']).code).toBe(0)
    expect(readFileSync(path.join(folder, 'a.news.txt'), 'utf8')).toBe('new')
  })

  test('does not make one article of two files', () => {
    const folder = scratch({'a/x.txt': '1', 'b/x.txt': '2'})
    const {code, stderr} = runCli(folder, ['import', 'text', '*/x.txt', '-o', '.', '--force'])
    expect(code).toBe(2)
    expect(stderr).toContain(
      'b/x.txt: The article of a/x.txt has the same name: rename one of them'
    )
    expect(readFileSync(path.join(folder, 'x.news.txt'), 'utf8')).toBe('1')
  })

  test('takes globs and lists', () => {
    const folder = scratch({
      'in/a.txt': 'a',
      'in/b.txt': 'b',
      'in/c/d.txt': 'd',
      list: 'in/c/d.txt\n'
    })
    const args = ['import', 'text', 'in/*.txt', '--file-list', 'list', '-o', 'out']
    expect(runCli(folder, args)).toEqual({
      code: 0,
      stderr: '',
      stdout: ['a', 'b', 'd'].map(name => `Wrote  out/${name}.news.txt\n`).join('')
    })
  })

  test('says what it cannot read, and brings in the rest', () => {
    const folder = scratch({'latin.txt': Buffer.from([0x4d, 0xfc]), 'a.txt': 'a'})
    fill(folder, {'d/x.txt': ''})
    const {code, stdout, stderr} = runCli(folder, [
      'import',
      'text',
      'no.txt',
      'latin.txt',
      'd',
      '*.rtf',
      'a.txt'
    ])
    expect({code, stdout}).toEqual({code: 2, stdout: 'Wrote  a.news.txt\n'})
    expect(stderr).toContain('no.txt: There is no such file or folder: check the path')
    expect(stderr).toContain('latin.txt: This file holds text that is not UTF-8')
    expect(stderr).toContain('d: This is a folder: name a file')
    expect(stderr).toContain('*.rtf: Unexpected glob, expected one that some file matches')
    expect(existsSync(path.join(folder, 'latin.news.txt'))).toBe(false)
  })

  test('says where it may not write', () => {
    const folder = scratch({'a.txt': 'a'})
    writeFileSync(path.join(folder, 'out'), '')
    const {code, stderr} = runCli(folder, ['import', 'text', 'a.txt', '-o', 'out'])
    expect(code).toBe(2)
    expect(stderr).toContain('out/a.news.txt: ')
    expect(stderr).not.toContain('Internal error')
  })
})

describe('wrong use of newsmark import', () => {
  test.each([
    [[], 'No format is given: write one of `text`'],
    [['txt', 'a'], 'Unexpected format `txt`, expected one of `text`'],
    [['text'], 'No file is given: name one or more'],
    [['text', 'a', 'b', '--title', 'x'], 'Unexpected `--title` for several files'],
    [['text', 'a', '--title', 'x', '--title-from', 'file-name'], 'expected one of them'],
    [['text', 'a', '--title-from', 'x'], 'expected one of first-line, file-name'],
    [['text', 'a', '--date', '22 April'], 'Unexpected value `22 April` for `--date`'],
    [['text', '-', 'a'], 'expected it alone'],
    [['text', 'a', '--null'], 'expected it beside `--file-list`']
  ])('%j is told', (args, message) => {
    const {code, stdout, stderr} = runCli(scratch({}), ['import', ...args])
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(message)
    expect(stderr).toContain('Try `newsmark import --help`.')
  })
})
