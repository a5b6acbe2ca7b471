import {describe, expect, test} from 'vitest'
import {article, runCli, scratch} from './run-cli.js'

const error = article(':actr[X] left.')
const files = {
  '.git/HEAD': '',
  '.gitignore': 'build/\n*.tmp.news.txt\n',
  '.newsmarkignore': '/raw\n',
  'newsmark.yaml': '',
  'a.news.txt': error,
  'b.tmp.news.txt': error,
  'build/c.news.txt': error,
  'build/newsmark.yaml': '',
  'raw/d.news.txt': error
}

function checkedIn(folder: string, ...args: string[]): string[] {
  const {stdout} = runCli(folder, ['check', '--format', 'json', ...args])
  return JSON.parse(stdout).map((finding: {path: string}) => finding.path)
}

describe('ignore files', () => {
  test('leave out articles, and projects in folders that they name', () => {
    expect(checkedIn(scratch(files))).toEqual(['a.news.txt'])
    expect(checkedIn(scratch(files), '**/*.news.txt')).toEqual(['a.news.txt'])
  })

  test('do not count with --no-ignore', () => {
    const all = ['a.news.txt', 'b.tmp.news.txt', 'build/c.news.txt', 'raw/d.news.txt']
    expect(checkedIn(scratch(files), '--no-ignore')).toEqual(all)
    expect(checkedIn(scratch(files), '--no-ignore', '**/*.news.txt')).toEqual(all)
  })

  test('do not count for files that are named, nor for a project that is', () => {
    expect(checkedIn(scratch(files), 'raw/d.news.txt')).toEqual(['raw/d.news.txt'])
    expect(checkedIn(scratch(files), 'build')).toEqual(['build/c.news.txt'])
  })

  test('are named where they leave nothing', () => {
    const {stderr, code} = runCli(scratch(files), ['check', 'raw'])
    expect(code).toBe(2)
    expect(stderr).toBe(
      'newsmark: raw: No articles found here, which .newsmarkignore:1 leaves out; --no-ignore takes it in\n'
    )
  })

  test('keep out what other articles refer to', () => {
    const folder = scratch({
      '.newsmarkignore': 'b.news.txt',
      'a.news.txt': article(':claim[It is not]{#c1 speaker=author rebuts=b#c1}.'),
      'b.news.txt': article(':claim[It is]{#c1 speaker=author}.')
    })
    expect(runCli(folder, ['check', '-f', 'concise']).stdout).toContain('unknown-claim')
    expect(runCli(folder, ['check', '-f', 'concise', '--no-ignore']).stdout).toBe('')
  })

  test('say so where a pattern is not obeyed', () => {
    const folder = scratch({...files, '.newsmarkignore': 'x\n*a*b*c*d*e\n'})
    const {stderr, code} = runCli(folder, ['check'])
    expect(code).toBe(1)
    expect(stderr).toBe(
      'newsmark: .newsmarkignore:2: Unexpected pattern `*a*b*c*d*e`, expected at most 4 of `*` and `?` between slashes\n'
    )
  })
})
