import {symlinkSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, runCli, scratch} from './run-cli.js'

const error = article(':actr[X] left.')
const project = 'include: [articles/*.txt]\n'

/** The paths of all findings, in the order in which they are printed. */
function checkedIn(folder: string, ...args: string[]): string[] {
  const {stdout} = runCli(folder, ['check', '--format', 'json', ...args])
  return JSON.parse(stdout).map((finding: {path: string}) => finding.path)
}

describe('what is checked', () => {
  test('is what the project includes', () => {
    const files = {'newsmark.yaml': project, 'articles/a.txt': error, 'notes/b.txt': error}
    expect(checkedIn(scratch(files))).toEqual(['articles/a.txt'])
  })

  test('is a file that is named, whatever the project includes', () => {
    const files = {'newsmark.yaml': `${project}exclude: [notes]\n`, 'notes/b.txt': error}
    expect(checkedIn(scratch(files), 'notes/b.txt')).toEqual(['notes/b.txt'])
  })

  test('is each file once, however often it is named', () => {
    const folder = scratch({'articles/a.news.txt': error})
    const absolute = path.join(folder, 'articles/a.news.txt')
    expect(checkedIn(folder, 'articles/a.news.txt', './articles/../articles/a.news.txt')).toEqual([
      'articles/a.news.txt'
    ])
    expect(checkedIn(folder, absolute)).toEqual(['articles/a.news.txt'])
  })

  test('is only the folder that is named', () => {
    const files = {'newsmark.yaml': '', '2015/a.news.txt': error, '2016/b.news.txt': error}
    expect(checkedIn(scratch(files), '2016')).toEqual(['2016/b.news.txt'])
    expect(checkedIn(scratch(files), '2016/')).toEqual(['2016/b.news.txt'])
  })

  test('stands under the nearest project file, above or below', () => {
    const files = {
      'newsmark.yaml': 'include: ["**/*.txt"]\nrules: {unknown-kind: off}\n',
      'a.txt': error,
      'inner/newsmark.yaml': project,
      'inner/articles/b.txt': error,
      'inner/c.txt': error,
      'other/deep/newsmark.yaml': '',
      'other/deep/d.news.txt': error,
      'other/e.txt': error
    }
    const folder = scratch(files)
    expect(checkedIn(folder)).toEqual(['inner/articles/b.txt', 'other/deep/d.news.txt'])
    expect(checkedIn(path.join(folder, 'inner/articles'))).toEqual(['b.txt'])
    expect(checkedIn(path.join(folder, 'other'), '../inner')).toEqual(['../inner/articles/b.txt'])
  })

  test('is nothing in a folder that the project excludes', () => {
    const files = {
      'newsmark.yaml': 'exclude: [old]\n',
      'old/newsmark.yaml': '',
      'old/a.news.txt': error
    }
    expect(checkedIn(scratch(files))).toEqual([])
  })

  test('are no files of the project itself, also if they are named', () => {
    const files = {'newsmark.yaml': 'include: ["**"]\n', 'glossary.yaml': 'actors: {}\n'}
    expect(checkedIn(scratch(files))).toEqual([])
    expect(checkedIn(scratch(files), 'glossary.yaml', 'newsmark.yaml')).toEqual([])
  })

  test('are the files of the project once, for whatever is named', () => {
    const files = {
      'glossary.yaml': 'actors:\n  a: {name: A, typ: person}\n',
      'newsmark.yaml': '',
      'a.news.txt': '',
      'b.news.txt': ''
    }
    expect(checkedIn(scratch(files), 'a.news.txt', 'b.news.txt', '.')).toEqual(['glossary.yaml'])
  })

  test('is printed in one order', () => {
    const names = ['z', 'a', 'Z', '10', '9', 'ä', 'a b', '😀'].map(name => `${name}.news.txt`)
    const files = Object.fromEntries(names.map(name => [name, error]))
    expect(checkedIn(scratch(files))).toEqual(names.sort())
    expect(checkedIn(scratch(files), ...names.reverse())).toEqual(names.sort())
  })

  test('is not what a link leads to outside', () => {
    const outside = scratch({'secret.txt': error})
    const folder = scratch({'newsmark.yaml': '', 'a.news.txt': error})
    symlinkSync(path.join(outside, 'secret.txt'), path.join(folder, 'b.news.txt'))
    expect(checkedIn(folder)).toEqual(['a.news.txt'])
  })
})

describe('globs', () => {
  const files = {
    'newsmark.yaml': 'include: [articles/**/*.txt]\nexclude: [articles/old]\n',
    'articles/2015/a.txt': error,
    'articles/2016/b.txt': error,
    'articles/old/c.txt': error,
    'articles/[d].txt': error,
    'notes/e.txt': error,
    'inner/newsmark.yaml': 'exclude: [g.txt]\n',
    'inner/f.txt': error,
    'inner/g.txt': error
  }

  test.each([
    ['articles/*/*.txt', ['articles/2015/a.txt', 'articles/2016/b.txt']],
    ['articles/**/[ab].txt', ['articles/2015/a.txt', 'articles/2016/b.txt']],
    ['./articles/{2015,2016}/*', ['articles/2015/a.txt', 'articles/2016/b.txt']],
    ['*/e.txt', ['notes/e.txt']],
    ['articles/[d].txt', ['articles/[d].txt']],
    ['inner/*.txt', ['inner/f.txt']]
  ])('%s means the files that it matches and no project excludes', (glob, paths) => {
    expect(checkedIn(scratch(files), glob)).toEqual(paths)
  })

  test('are relative to the working directory', () => {
    const folder = scratch(files)
    expect(checkedIn(path.join(folder, 'inner'), '../notes/*.txt')).toEqual(['../notes/e.txt'])
    expect(checkedIn(path.join(folder, 'inner'), `${folder}/notes/*`)).toEqual(['../notes/e.txt'])
  })

  test.each([
    ['zzz*.txt', 'Unexpected glob, expected one that some file matches'],
    ['none/**', 'Unexpected glob, expected one that some file matches'],
    [
      'articles/old/*.txt',
      'Unexpected glob, expected one that matches more than excluded and ignored files'
    ],
    ['*a*a*a*a*a', 'Unexpected glob, expected at most 4 of `*` and `?` between slashes']
  ])('%s is a failure, and other files are checked', (glob, message) => {
    const folder = scratch(files)
    const {code, stdout, stderr} = runCli(folder, ['check', '-f', 'concise', glob, 'notes/e.txt'])
    expect(code).toBe(2)
    expect(stderr).toContain(`newsmark: ${glob}: ${message}\n`)
    expect(stdout).toMatch(/^notes\/e\.txt:/)
  })

  test('may match nothing where that is said, but paths may not', () => {
    const folder = scratch(files)
    const fine = '--no-error-on-unmatched-pattern'
    const stderr = 'newsmark: No articles checked, as all that are named are left out\n'
    expect(runCli(folder, ['check', 'zzz*', fine])).toMatchObject({code: 0, stderr})
    expect(runCli(folder, ['check', 'zzz.txt', fine]).code).toBe(2)
  })
})

describe('where no article is found', () => {
  const files = {'newsmark.yaml': '', 'sub/notes.md': '', 'a.news.txt': error}

  test.each<[string[], number]>([
    [['sub'], 2],
    [['sub', '--no-error-on-unmatched-pattern'], 0],
    [['sub', 'a.news.txt'], 2],
    [['.', '--ignore-pattern', '*.txt'], 0]
  ])('%j ends with %i, and without a tick', (args, code) => {
    const run = runCli(scratch(files), ['check', ...args])
    expect([run.code, run.stdout.includes('✔')]).toEqual([code, false])
    expect(run.stderr).toContain('No articles')
  })

  test('no path at all is fine, and a note says so', () => {
    const run = runCli(scratch({'newsmark.yaml': ''}), ['check'])
    expect(run).toMatchObject({code: 0, stdout: 'No problems, 0 articles checked.\n'})
    expect(run.stderr).toContain('No articles found in .')
  })
})

test('what would be checked is listed', () => {
  const folder = scratch({'newsmark.yaml': '', 'b.news.txt': error, 'a/a.news.txt': error})
  const shown = {code: 0, stdout: 'a/a.news.txt\nb.news.txt\n', stderr: ''}
  expect(runCli(folder, ['check', '--show-files'])).toEqual(shown)
  expect(runCli(folder, ['check', '--show-files', '-0', 'a']).stdout).toBe('a/a.news.txt\0')
})

test('findings leave the exit code alone where that is said, failures do not', () => {
  const folder = scratch({'a.news.txt': error})
  expect(runCli(folder, ['check', '--exit-zero']).code).toBe(0)
  expect(runCli(folder, ['check', '--exit-zero', 'none.txt']).code).toBe(2)
})

describe('what excludes make of a file that is named', () => {
  const files = {
    'newsmark.yaml': 'include: [articles/*.txt]\nexclude: [articles/old*]\n',
    '.newsmarkignore': '/articles/new.txt\n',
    'articles/a.txt': error,
    'articles/old.txt': error,
    'articles/new.txt': error,
    'notes/b.txt': error
  }
  const named = ['articles/a.txt', 'articles/old.txt', 'articles/new.txt', 'notes/b.txt']

  test('is nothing', () => {
    expect(checkedIn(scratch(files), ...named)).toEqual([...named].sort())
  })

  test('is that --force-exclude leaves it out, also from standard input', () => {
    const folder = scratch(files)
    expect(checkedIn(folder, ...named, '--force-exclude')).toEqual(['articles/a.txt'])
    expect(checkedIn(folder, ...named, '--force-exclude', '--no-ignore')).toEqual([
      'articles/a.txt',
      'articles/new.txt'
    ])
    const input = error
    const args = ['check', '-', '--force-exclude', '--stdin-filename']
    expect(runCli(folder, [...args, 'articles/old.txt'], {input}).code).toBe(0)
    expect(runCli(folder, [...args, 'articles/x.txt'], {input}).code).toBe(1)
  })

  test('is that --ignore-pattern leaves it out, as often as it is given', () => {
    const folder = scratch(files)
    expect(checkedIn(folder, ...named, '--ignore-pattern', 'articles/')).toEqual(['notes/b.txt'])
    expect(
      checkedIn(folder, ...named, '--ignore-pattern', 'old.txt', '--ignore-pattern', '/notes')
    ).toEqual(['articles/a.txt', 'articles/new.txt'])
    expect(checkedIn(path.join(folder, 'notes'), '..', '--ignore-pattern', 'a.txt')).toEqual([])
  })
})

describe('wrong use', () => {
  test.each([
    [['-', '--staged'], 'Unexpected paths besides `-`, expected standard input alone'],
    [['--null'], 'Unexpected `--null` alone, expected it beside `--file-list` or `--show-files`'],
    [['--staged', '--since', 'x'], 'Unexpected `--since` beside `--staged`, expected one of them'],
    [
      ['--staged', '--file-list', 'x'],
      'Unexpected `--file-list` beside `--staged`, expected one of them'
    ],
    [
      ['--staged', '--fix'],
      'Unexpected `--fix` beside `--staged`, expected to change files, not what is staged'
    ],
    [
      ['--ignore-pattern', '*a*b*c*d*e'],
      'Unexpected `--ignore-pattern *a*b*c*d*e`, expected at most 4 of `*` and `?` between slashes'
    ]
  ])('as %j is refused', (args, message) => {
    const {code, stderr} = runCli(scratch({}), ['check', ...args])
    expect(code).toBe(2)
    expect(stderr).toContain(`newsmark: ${message}\n`)
  })
})

describe('references to claims of other articles', () => {
  const first = article(':claim[It holds]{#c1 speaker=author}.')
  const second = article(':claim[It does not]{#c2 speaker=author rebuts=first#c1}.')
  const third = article(':claim[It may]{#c3 speaker=author rebuts=first#c9}.')
  const files = {'first.news.txt': first, 'second.news.txt': second, 'third.news.txt': third}

  test.each([
    ['all articles', []],
    ['the one article', ['third.news.txt']],
    ['some articles', ['second.news.txt', 'third.news.txt']]
  ])('are looked up in the whole project when it checks %s', (_name, args) => {
    const {stdout, code} = runCli(scratch(files), ['check', '--format', 'concise', ...args])
    expect(stdout).toBe(
      'third.news.txt:6:42: error unknown-claim Unexpected claim `first#c9`, expected `first#c1`\n'
    )
    expect(code).toBe(1)
  })

  test('find nothing in articles that the project leaves out', () => {
    const folder = scratch({...files, 'newsmark.yaml': 'include: [second.news.txt]\n'})
    const {stdout} = runCli(folder, ['check', '--format', 'concise', 'first.news.txt', '.'])
    expect(stdout).toMatch(/^second\.news\.txt:6:\d+: error unknown-claim /)
  })
})
