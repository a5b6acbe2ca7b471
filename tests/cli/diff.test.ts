import {rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {commit, git, repository} from './repository.js'
import {runCli, scratch} from './run-cli.js'

const OLD = 'On Monday :actor[Ann] said :claim[it rains]{#c1 speaker=ann stance=support}.\n'
const NEW =
  'On Monday :actor[Ann]{ref=ann} said\n:claim[it rains]{#c1 stance=oppose speaker="ann un"}.\n'
const LINES = [
  '  ~ 1:11 actor “Ann” · ref + ann\n',
  '  ~ 2:1 claim #c1 “it rains” · speaker + un · stance support → oppose\n'
]

function diff(folder: string, ...args: string[]) {
  return runCli(folder, ['diff', ...args])
}

/** A repository whose branch `old` lies behind `main`. */
function twoVersions(): string {
  const folder = repository({'a/x.news.txt': OLD, 'a/y.news.txt': OLD, 'notes.txt': 'One'})
  git(folder, 'branch', 'old')
  writeFileSync(path.join(folder, 'a/x.news.txt'), NEW)
  writeFileSync(path.join(folder, 'a/z.news.txt'), 'Now :actor[Ben].\n')
  writeFileSync(path.join(folder, 'notes.txt'), 'Two')
  rmSync(path.join(folder, 'a/y.news.txt'))
  commit(folder)
  return folder
}

const BOTH = [
  'a/x.news.txt\n',
  ...LINES,
  '\na/y.news.txt (removed)\n  - 1:11 actor “Ann”\n',
  '  - 1:28 claim #c1 “it rains” · speaker ann · stance support\n',
  '\na/z.news.txt (added)\n  + 1:5 actor “Ben”\n',
  '\n3 articles: 1 added, 2 removed, 2 changed\n'
].join('')

describe('newsmark diff', () => {
  test('compares two commits, one with the files as they are, and a range', () => {
    const folder = twoVersions()
    for (const args of [['old', 'main'], ['old'], ['old..main'], ['old..'], ['old', '.']])
      expect(diff(folder, ...args)).toEqual({code: 0, stdout: BOTH, stderr: ''})
    expect(diff(path.join(folder, 'a'), 'old').stdout).toBe(BOTH.replaceAll('a/', ''))
    expect(diff(folder, 'main').stdout).toBe('No differences\n')
  })

  test('compares files, of a commit too', () => {
    const folder = twoVersions()
    const expected = ['a/x.news.txt\n', ...LINES, '\n1 article: 0 added, 0 removed, 2 changed\n']
    expect(diff(folder, 'old:a/x.news.txt', 'a/x.news.txt').stdout).toBe(expected.join(''))
    expect(diff(folder, 'old:a/x.news.txt', 'main:a/x.news.txt').stdout).toBe(expected.join(''))
    expect(diff(path.join(folder, 'a'), 'old:./x.news.txt', 'x.news.txt').stdout).toBe(
      expected.join('').replace('a/', '')
    )
  })

  test('compares folders by the paths in them', () => {
    const folder = scratch({
      'anna/x.news.txt': OLD,
      'ben/x.news.txt': NEW,
      'ben/sub/y.news.txt': ''
    })
    expect(diff(folder, 'anna', 'ben').stdout).toBe(
      ['ben/sub/y.news.txt (added)\n\nben/x.news.txt\n', ...LINES, '\n']
        .concat('2 articles: 0 added, 0 removed, 2 changed\n')
        .join('')
    )
  })

  test('says so where the text differs, counts, and tells by the exit code', () => {
    const folder = scratch({'a.news.txt': OLD, 'b.news.txt': OLD.replace('Monday', 'Friday')})
    expect(diff(folder, '--exit-code', 'a.news.txt', 'b.news.txt')).toEqual({
      code: 1,
      stdout:
        'b.news.txt\n  ! The text itself differs\n\n1 article: 0 added, 0 removed, 0 changed\n',
      stderr: ''
    })
    expect(diff(folder, '--stat', 'a.news.txt', 'b.news.txt').stdout).toBe(
      'b.news.txt: +0 -0 ~0, text\n1 article: 0 added, 0 removed, 0 changed\n'
    )
    expect(diff(folder, '--exit-code', 'a.news.txt', 'a.news.txt').code).toBe(0)
  })

  test('prints JSON, and Markdown in which nothing is markup', () => {
    const folder = scratch({'a.news.txt': 'A *b* <i>.\n', 'b.news.txt': 'A :place[*b* <i>].\n'})
    expect(JSON.parse(diff(folder, '--format', 'json', 'a.news.txt', 'b.news.txt').stdout)).toEqual(
      [
        {
          path: 'b.news.txt',
          type: 'changed',
          textChanged: false,
          changes: [
            {
              type: 'added',
              kind: 'place',
              id: null,
              words: '*b* <i>',
              line: 1,
              column: 3,
              details: []
            }
          ]
        }
      ]
    )
    expect(diff(folder, '--format', 'markdown', 'a.news.txt', 'b.news.txt').stdout).toContain(
      '- **added** place “\\*b\\* \\<i\\>”\n'
    )
  })

  test.each([
    [[], 'No version is given: name two, or one commit'],
    [['none'], 'Unexpected `none`, expected a path, or a revision that git knows'],
    [['a.news.txt'], 'No second version is given: name what `a.news.txt` is compared with'],
    [['a.news.txt', '.'], 'Unexpected folder `.`, expected a file as the other version is one'],
    [['a.news.txt', 'main:b.news.txt'], '`main` has no file `b.news.txt`'],
    [['--format', 'json', '--stat', 'main'], 'Unexpected `--stat` beside `--format json`']
  ])('refuses %j', (args, message) => {
    const folder = repository({'a.news.txt': OLD})
    const {code, stdout, stderr} = diff(folder, ...args)
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(message)
  })

  test('goes on where a file cannot be read', () => {
    const folder = scratch({
      'a/x.news.txt': OLD,
      'b/x.news.txt': NEW,
      'b/y.news.txt': Buffer.from([0xff, 0xfe, 0x41, 0])
    })
    const {code, stdout, stderr} = diff(folder, 'a', 'b')
    expect(code).toBe(2)
    expect(stdout).toContain(LINES.join(''))
    expect(stderr).toContain('b/y.news.txt')
  })
})
