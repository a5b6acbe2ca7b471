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
