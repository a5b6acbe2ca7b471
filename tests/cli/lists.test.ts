import {describe, expect, test} from 'vitest'
import {article, runCli, scratch} from './run-cli.js'

const error = article(':actr[X] left.')

/** The paths of all findings, in the order in which they are printed. */
function checkedIn(folder: string, ...args: string[]): string[] {
  const {stdout} = runCli(folder, ['check', '--format', 'json', ...args])
  return JSON.parse(stdout).map((finding: {path: string}) => finding.path)
}

describe('a list of files', () => {
  const names = [
    'a b.txt',
    '-dash.txt',
    '"quoted".txt',
    "it's.txt",
    '😀.txt',
    '.hidden.txt',
    '*.txt'
  ]
  const files = Object.fromEntries(names.map(name => [`articles/${name}`, error]))
  const expected = names.map(name => `articles/${name}`).sort()

  test.each([
    ['lines', '\n', ''],
    ['lines of Windows', '\r\n', '\uFEFF'],
    ['lines with empty ones between', '\n\n \n', '']
  ])('of %s', (_name, separator, start) => {
    const list = start + expected.join(separator)
    const folder = scratch({...files, 'list.txt': list})
    expect(checkedIn(folder, '--file-list', 'list.txt')).toEqual(expected)
    const piped = runCli(folder, ['check', '-f', 'json', '--file-list', '-'], {input: list})
    expect(JSON.parse(piped.stdout).map(({path: of}: {path: string}) => of)).toEqual(expected)
  })

  test('of names separated by NUL', () => {
    const odd = ['a\nb.txt', 'c\rd.txt', ' e.txt', '\t.txt', 'f.txt '].sort()
    const folder = scratch({
      ...Object.fromEntries(odd.map(name => [name, error])),
      list: `${odd.join('\0')}\0`
    })
    expect(checkedIn(folder, '--file-list', 'list', '-0')).toEqual(odd)
  })

  test('adds to what is named, and folders in it mean what is in them', () => {
    const folder = scratch({'a.txt': error, 'b/c.news.txt': error, 'd.news.txt': error, list: 'b'})
    expect(checkedIn(folder, '--file-list', 'list', 'a.txt')).toEqual(['a.txt', 'b/c.news.txt'])
  })

  test('without any name means nothing', () => {
    const folder = scratch({'a.news.txt': error, list: '\n'})
    const stderr = 'newsmark: No articles checked, as list lists none\n'
    const stdout = 'No problems, 0 articles checked.\n'
    expect(runCli(folder, ['check', '--file-list', 'list'])).toMatchObject({
      code: 0,
      stderr,
      stdout
    })
  })

  test('is separated as it says', () => {
    const folder = scratch({lines: 'a.txt\nb.txt\n', nuls: 'a.txt\0b.txt\0'})
    expect(runCli(folder, ['check', '--file-list', 'nuls']).stderr).toContain(
      'newsmark: nuls separates its paths by NUL: write `--null` beside `--file-list`'
    )
    expect(runCli(folder, ['check', '-0', '--file-list', 'lines']).stderr).toContain(
      'newsmark: lines separates its paths by line ends: leave out `--null`'
    )
  })

  test('names no file whose name is not UTF-8', () => {
    const folder = scratch({list: Buffer.from('caf\xe9.news.txt\n', 'latin1')})
    expect(runCli(folder, ['check', '--file-list', 'list'])).toMatchObject({
      code: 2,
      stderr:
        'newsmark: caf\uFFFD.news.txt: The name of this file is not UTF-8, or it is not there: rename it\n'
    })
  })

  test.each([
    ['that is not there', 'none', 'There is no such file or folder: check the path'],
    ['that is a folder', 'articles', 'This is a folder: name a file'],
    [
      'that is no UTF-8',
      'utf16',
      'This file holds UTF-16 (little-endian): save it again as plain text in UTF-8'
    ]
  ])('%s is a failure, and other files are checked', (_name, list, message) => {
    const utf16 = Buffer.from('\uFEFFa.txt\r\n', 'utf16le')
    const folder = scratch({'articles/a.txt': error, utf16})
    const run = runCli(folder, ['check', '-f', 'concise', '--file-list', list, 'articles/a.txt'])
    expect(run).toMatchObject({code: 2, stderr: `newsmark: ${list}: ${message}\n`})
    expect(run.stdout).toMatch(/^articles\/a\.txt:/)
  })

  test('may name what is not there, and the rest is checked', () => {
    const folder = scratch({'a.txt': error, list: 'gone.txt\na.txt\n'})
    const {code, stdout, stderr} = runCli(folder, ['check', '-f', 'concise', '--file-list', 'list'])
    expect(code).toBe(2)
    expect(stderr).toContain('newsmark: gone.txt: There is no such file')
    expect(stdout).toMatch(/^a\.txt:/)
  })
})
