import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {globSync} from 'tinyglobby'
import {describe, expect, test} from 'vitest'
import {runCli, scratch} from './run-cli.js'

function filesIn(folder: string): string[] {
  return globSync('**', {cwd: folder, dot: true}).sort()
}

const TEXT = 'GENEVA: The talks ended.\r\n\r\n“Over,” he said.'
const MARKUP = 'NYSE:IBM[+1.2%] \\_o_ <!-- x -->\r\n'
const ESCAPED = 'NYSE\\:IBM[+1.2%] \\\\_o_ \\<!-- x -->\r\n'
const TAGGED = 'The :actor[UN] \\_o_.\n'

describe('in a folder of texts newsmark init', () => {
  const texts = {
    'wire/a.txt': TEXT,
    'wire/2016/b.txt': `\uFEFF${MARKUP}`,
    'old/c.txt': TAGGED,
    'README.txt': ':read[me]',
    'old/LICENSE.txt': 'All rights',
    'notes.md': '# Notes',
    'page.html': '<p>',
    '.hidden/d.txt': 'x',
    'other/newsmark.yaml': '',
    'other/e.txt': 'x'
  }
  const read = (folder: string, name: string): string =>
    readFileSync(path.join(folder, name), 'utf8')

  test('makes a project of them under their own names, and of nothing else', () => {
    const folder = scratch(texts)
    const {code, stdout, stderr} = runCli(folder, ['init', '--yes', '--editor', 'none'])
    expect(code).toBe(0)
    expect(stdout).toBe(`Changed  wire/2016/b.txt
Wrote    glossary.yaml
Wrote    codebook.yaml
Wrote    newsmark.yaml

3 articles: old/**/*.txt, wire/**/*.txt

Next:
  newsmark check
  newsmark mentions old/c.txt
  newsmark config old/c.txt
`)
    expect(stderr).toContain('notes.md: This is Markdown, whose signs would be read as words')
    expect(stderr).toContain('page.html: This is HTML, whose signs would be read as words')
    expect(read(folder, 'newsmark.yaml')).toContain(
      'include: ["old/**/*.txt", "wire/**/*.txt"]\nexclude: [old/LICENSE.txt]\n'
    )
    for (const name of ['wire/a.txt', 'old/c.txt', 'README.txt', 'other/e.txt'] as const)
      expect(read(folder, name), name).toBe(texts[name])
    expect(read(folder, 'wire/2016/b.txt')).toBe(`\uFEFF${ESCAPED}`)
    expect(runCli(folder, ['text', 'wire/2016/b.txt']).stdout).toBe(MARKUP)
    expect(runCli(folder, ['check', '-f', 'concise']).stdout).toMatch(/^old\/c\.txt:/)
    expect(runCli(folder, ['check', '--show-files']).stdout).toBe(
      'old/c.txt\nwire/2016/b.txt\nwire/a.txt\n'
    )
  })

  test('changes no text unless somebody agrees, and says where to look', () => {
    const folder = scratch(texts)
    const before = filesIn(folder)
    const refused = runCli(folder, ['init'])
    expect(refused).toMatchObject({code: 2, stdout: ''})
    expect(refused.stderr).toContain('Nothing was written, as 1 text would be read otherwise')
    const dry = runCli(folder, ['init', '--dry-run'])
    expect(dry.code).toBe(0)
    expect(dry.stdout).toContain('Would change  wire/2016/b.txt\nWould write   glossary.yaml\n')
    const diff = runCli(folder, ['init', '--diff'])
    expect(diff.code).toBe(1)
    expect(diff.stdout).toContain('--- /dev/null\n+++ b/newsmark.yaml\n')
    expect(diff.stderr).toContain('Would change 5 files')
    expect(filesIn(folder)).toEqual(before)
    for (const [name, text] of Object.entries(texts)) expect(read(folder, name)).toBe(text)
  })

  test('writes the language at the top of those that are plain', () => {
    const folder = scratch({'a.txt': TEXT, 'b.txt': TAGGED, 'c.txt': MARKUP})
    expect(runCli(folder, ['init', '-y', '--language', 'en', '--codebook', 'none']).code).toBe(0)
    expect(read(folder, 'a.txt')).toBe(`---\r\nlanguage: en\r\n---\r\n${TEXT}`)
    expect(read(folder, 'b.txt')).toBe(TAGGED)
    for (const [name, text] of [
      ['a.txt', TEXT],
      ['c.txt', MARKUP]
    ] as const)
      expect(runCli(folder, ['text', name]).stdout).toBe(text)
    expect(existsSync(path.join(folder, 'codebook.yaml'))).toBe(false)
    // Once more is safe: what was escaped is an article now.
    const [before] = [read(folder, 'c.txt')]
    expect(runCli(folder, ['init', '-y', '--language', 'en', '--force']).code).toBe(0)
    expect(read(folder, 'c.txt')).toBe(before)
  })

  test('takes those that are called articles already', () => {
    const folder = scratch({'news/a.news.txt': MARKUP, 'b.txt': 'x'})
    expect(runCli(folder, ['init', 'news']).code).toBe(0)
    expect(filesIn(path.join(folder, 'news'))).toEqual([
      '.vscode/extensions.json',
      'a.news.txt',
      'codebook.yaml',
      'glossary.yaml',
      'newsmark.yaml'
    ])
    expect(read(folder, 'news/a.news.txt')).toBe(MARKUP)
  })

  test('brings in the rest where a text is not UTF-8, and says so', () => {
    const folder = scratch({'a.txt': 'x', 'latin.txt': Buffer.from([0x4d, 0xfc])})
    const {code, stderr} = runCli(folder, ['init'])
    expect(code).toBe(2)
    expect(stderr).toContain('latin.txt: This file holds text that is not UTF-8')
    expect(stderr).toContain('save it again as plain text in UTF-8')
    expect(existsSync(path.join(folder, 'newsmark.yaml'))).toBe(true)
  })

  test('puts back what it has changed where something cannot be written', () => {
    const folder = scratch({'a.txt': MARKUP, x: 'a file in the place of a folder'})
    const {code, stderr} = runCli(folder, ['init', '-y', '--glossary', 'x/glossary.yaml'])
    expect(code).toBe(2)
    expect(stderr).toContain('Nothing was written')
    expect(read(folder, 'a.txt')).toBe(MARKUP)
    expect(filesIn(folder)).toEqual(['a.txt', 'x'])
  })

  test('is what a check without articles speaks of', () => {
    const folder = scratch({'wire/a.txt': TEXT})
    expect(runCli(folder, ['check']).stderr).toContain(
      'there is 1 plain text: `newsmark init` makes a project of it'
    )
    writeFileSync(path.join(folder, 'newsmark.yaml'), '')
    const {code, stderr} = runCli(folder, ['check', 'wire'])
    expect(code).toBe(2)
    expect(stderr).toContain('write `include: ["wire/**/*.txt"]` into newsmark.yaml')
    writeFileSync(path.join(folder, 'newsmark.yaml'), 'exclude: [wire]')
    expect(runCli(folder, ['check']).stderr).not.toContain('plain text')
  })
})
