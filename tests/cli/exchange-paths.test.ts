import {spawnSync} from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {interrupt, manyArticles} from './interrupt.js'
import {article, runCli, scratch} from './run-cli.js'

const read = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8')

/** All that lies in and below a folder, with how each is read: a link as where it leads. */
function snapshot(folder: string): Record<string, string> {
  const names = readdirSync(folder, {recursive: true}).map(String).sort()
  return Object.fromEntries(
    names.flatMap(name => {
      const status = lstatSync(path.join(folder, name))
      return status.isFile() ? [[name, read(folder, name)]] : []
    })
  )
}

/** A file that says which article a text of brat is: here `a` is one at any path. */
function manifestFor(target: string): string {
  const text = {file: 'a', path: target, id: 'a', 'text-sha256': '', metadata: {}}
  return JSON.stringify({format: 'brat', texts: [text]})
}

describe('an import from brat', () => {
  test.each(['../evil.news.txt', '.git/config', 'CON.news.txt', 'x\0.news.txt', '.'])(
    'goes nowhere that a file with %j in it says',
    target => {
      const folder = scratch({
        'b/newsmark.json': manifestFor(target),
        'b/a.txt': 'x',
        'b/a.ann': ''
      })
      const run = runCli(folder, ['import', 'brat', 'b', '-o', 'out'])
      expect(run).toEqual({code: 0, stdout: 'Wrote  out/a.news.txt\n', stderr: ''})
      expect(readdirSync(folder).sort()).toEqual(['b', 'out'])
      expect(readdirSync(path.join(folder, 'out'))).toEqual(['a.news.txt'])
    }
  )

  test('takes the path of an article', () => {
    const folder = scratch({
      'b/newsmark.json': manifestFor('2016/Été & x.md'),
      'b/a.txt': 'x',
      'b/a.ann': ''
    })
    runCli(folder, ['import', 'brat', 'b', '-o', 'out'])
    expect(read(folder, 'out/2016/Été & x.md')).toBe('x')
  })

  test.each(['{', '[]', '{"format":"brat","texts":{}}', '{"format":"brat","texts":[{"file":1}]}'])(
    'is not stopped by a file that says %s',
    text => {
      const folder = scratch({'b/newsmark.json': text, 'b/a.txt': 'x', 'b/a.ann': ''})
      expect(runCli(folder, ['import', 'brat', 'b', '-o', 'out']).code).toBe(0)
    }
  )

  test('reads nothing outside of a folder, and follows no circle of links', () => {
    const folder = scratch({
      'secret.txt': 'secret',
      'secret/b.txt': 'secret',
      'secret/b.ann': '',
      'b/a.ann': '',
      'b/c.txt': 'fine',
      'b/c.ann': ''
    })
    symlinkSync('../secret.txt', path.join(folder, 'b/a.txt'))
    symlinkSync('../secret', path.join(folder, 'b/d'))
    symlinkSync('.', path.join(folder, 'b/loop'))
    symlinkSync('c.txt', path.join(folder, 'b/e.txt'))
    symlinkSync('c.ann', path.join(folder, 'b/e.ann'))
    symlinkSync('self.txt', path.join(folder, 'b/self.txt'))
    const {code, stdout} = runCli(folder, ['import', 'brat', 'b', '-o', 'out'])
    expect(code).toBe(2)
    expect(stdout).toBe('Wrote  out/c.news.txt\nWrote  out/e.news.txt\n')
    expect(Object.values(snapshot(path.join(folder, 'out')))).toEqual(['fine', 'fine'])
  })

  test('says what files are that hold no text', () => {
    const folder = scratch({
      'b/a.txt': 'a\0b',
      'b/a.ann': '',
      'b/c.txt/x': '',
      'b/c.ann/x': '',
      'b/d.txt': 'Ada',
      'b/d.ann': Buffer.from([0x54, 0x31, 0x09, 0xff, 0xfe])
    })
    if (process.platform !== 'win32') spawnSync('mkfifo', [path.join(folder, 'b/p.txt')])
    writeFileSync(path.join(folder, 'b/p.ann'), '')
    const {code, stdout, stderr} = runCli(folder, ['import', 'brat', 'b', '-o', 'out'])
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain('b/a.txt: This file holds')
    expect(stderr).toContain('b/d.ann: This file holds')
    expect(stderr).not.toContain('internal')
  })
})

describe.each(['text', 'brat'])('an import from %s', format => {
  test('leaves the folder by no link, also where it may write over files', () => {
    const folder = scratch({'c/sub/a.txt': 'x', 'c/sub/a.ann': '', 'c/b.txt': 'x', 'c/b.ann': ''})
    const files = format === 'brat' ? ['c'] : ['c/b.txt']
    mkdirSync(path.join(folder, 'elsewhere'))
    writeFileSync(path.join(folder, 'mine'), 'mine')
    mkdirSync(path.join(folder, 'out'))
    symlinkSync('../elsewhere', path.join(folder, 'out/sub'))
    symlinkSync('../mine', path.join(folder, 'out/b.news.txt'))
    const {code, stderr} = runCli(folder, ['import', format, ...files, '-o', 'out', '--force'])
    expect(code).toBe(2)
    expect(stderr).toContain('out/b.news.txt: Unexpected link out of the project')
    expect(read(folder, 'mine')).toBe('mine')
    expect(readdirSync(path.join(folder, 'elsewhere'))).toEqual([])
  })
})

describe.each(['tables', 'brat'])('an export of %s', format => {
  const corpus = {
    'newsmark.yaml': 'include: ["*.txt"]\nglossary: Glossary.tsv\ncodebook: annotation.conf\n',
    'Glossary.tsv': 'id\tkind\tname\nada\tactor\tAda\n',
    'annotation.conf': 'kinds:\n  actor: {unit: mention}\n',
    'mentions.csv.txt': article(':actor[Ada]'),
    'a.txt': article(':actor[Ada] said')
  }

  test('into the folder of the project never writes over its articles and files', () => {
    const folder = scratch(corpus)
    for (const args of [
      ['-o', '.'],
      ['-o', '.', '--force'],
      ['.', '-o', 'x/..', '--force']
    ]) {
      runCli(folder, ['export', format, ...args])
      expect(snapshot(folder)).toMatchObject(corpus)
    }
    mkdirSync(path.join(folder, 'link'))
    symlinkSync('../a.txt', path.join(folder, 'link/a.txt'))
    symlinkSync('../Glossary.tsv', path.join(folder, 'link/claims.csv'))
    expect(runCli(folder, ['export', format, '-o', 'link', '--force']).code).toBe(2)
    expect(snapshot(folder)).toMatchObject(corpus)
    expect(readdirSync(path.join(folder, 'link')).sort()).toEqual(['a.txt', 'claims.csv'])
  })

  test('may be written over again', () => {
    const folder = scratch({'a.news.txt': article(':actor[Ada]')})
    for (const args of [[], ['--force']])
      expect(runCli(folder, ['export', format, '-o', '.', ...args]).code).toBe(0)
    expect(read(folder, 'a.news.txt')).toBe(article(':actor[Ada]'))
  })

  test.runIf(process.platform === 'linux')('that is stopped leaves nothing behind', async () => {
    const folder = manyArticles(3000)
    mkdirSync(path.join(folder, 'out'))
    const isUnderWay = (): boolean =>
      readdirSync(path.join(folder, 'out')).some(name => name.startsWith('.newsmark-export-'))
    const {code, stderr} = await interrupt(folder, ['export', format, '-o', 'out'], isUnderWay)
    expect(code).toBe(130)
    expect(stderr).toContain('Nothing was written, as the export was stopped')
    expect(readdirSync(path.join(folder, 'out'))).toEqual([])
  })
})

test('an export makes no folder where it ends in a mistake', () => {
  const folder = scratch({'a.news.txt': article('x')})
  writeFileSync(path.join(folder, 'file'), 'mine')
  expect(runCli(folder, ['export', 'tables', '-o', 'file/x/y']).code).toBe(2)
  expect(runCli(folder, ['export', 'tables', '-o', 'new', '--losses', 'file']).code).toBe(2)
  expect(existsSync(path.join(folder, 'new'))).toBe(false)
  expect(read(folder, 'file')).toBe('mine')
})
