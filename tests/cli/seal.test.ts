import {execFileSync} from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, plainEnv, runCli, scratch} from './run-cli.js'

const SEALED =
  /^---\ntitle: A title\n.*\ntext-sha256: [0-9a-f]{64}\ntext-paragraphs: [0-9a-f]{6}\n---\n/s

describe('newsmark seal', () => {
  test('seals files, folders and globs, and leaves alone what is sealed', () => {
    const folder = scratch({
      'a/one.news.txt': article('One.\n'),
      'a/two.news.txt': article('Two.\n')
    })
    expect(runCli(folder, ['seal', 'a/one.news.txt'])).toEqual({
      code: 0,
      stdout: '1 article sealed, 0 sealed already\n',
      stderr: ''
    })
    const first = statSync(path.join(folder, 'a/one.news.txt'))
    expect(runCli(folder, ['seal', 'a', 'a/*.txt']).stdout).toBe(
      '1 article sealed, 1 sealed already\n'
    )
    expect(statSync(path.join(folder, 'a/one.news.txt'))).toMatchObject({
      ino: first.ino,
      mtimeMs: first.mtimeMs
    })
    expect(read(folder, 'a/two.news.txt')).toMatch(SEALED)
    expect(readdirSync(path.join(folder, 'a'))).toEqual(['one.news.txt', 'two.news.txt'])
  })

  test('takes the articles of the project, and none of its project files', () => {
    const folder = scratch({
      'newsmark.yaml': 'include: [articles/**]\n',
      'glossary.yaml': 'actors: {}\n',
      'articles/a.txt': 'A.\n',
      'drafts/b.news.txt': 'B.\n'
    })
    expect(runCli(folder, ['seal', '.']).stdout).toBe('1 article sealed, 0 sealed already\n')
    expect(read(folder, 'drafts/b.news.txt')).toBe('B.\n')
  })

  test('makes the rule find what is changed later', () => {
    const folder = scratch({'a.news.txt': article('One.\n\nTwo.\n')})
    runCli(folder, ['seal', '.'])
    const sealed = read(folder, 'a.news.txt')
    expect(runCli(folder, ['check', '.']).code).toBe(0)
    writeFileSync(
      path.join(folder, 'a.news.txt'),
      sealed.replace('Two', ':actor[Two]{mention=nominal}')
    )
    expect(runCli(folder, ['check', '.']).code).toBe(0)
    writeFileSync(path.join(folder, 'a.news.txt'), sealed.replace('Two', 'Too'))
    const {code, stdout} = runCli(folder, ['check', '--format', 'concise', '.'])
    expect(code).toBe(1)
    expect(stdout).toBe(
      'a.news.txt:10:1: error base-text-changed This paragraph has changed since the text was sealed: restore the text, or seal it anew with `newsmark seal`\n'
    )
  })

  test('follows a link, and keeps the mode of the file', () => {
    const folder = scratch({'real/a.txt': 'A.\n', '.git/HEAD': ''})
    mkdirSync(path.join(folder, 'articles'))
    symlinkSync('../real/a.txt', path.join(folder, 'articles/a.news.txt'))
    chmodSync(path.join(folder, 'real/a.txt'), 0o640)
    expect(runCli(folder, ['seal', 'articles/a.news.txt']).code).toBe(0)
    expect(read(folder, 'real/a.txt')).toContain('text-sha256')
    expect(statSync(path.join(folder, 'real/a.txt')).mode & 0o777).toBe(0o640)
    expect(readdirSync(folder).sort()).toEqual(['.git', 'articles', 'real'])
  })
})

describe('what cannot be sealed keeps nothing else from it', () => {
  test('an article to be corrected first', () => {
    const folder = scratch({'a.news.txt': 'The :actor[envoy left.\n', 'b.news.txt': 'B.\n'})
    expect(runCli(folder, ['seal', '.'])).toEqual({
      code: 1,
      stdout:
        'a.news.txt: `:actor[` has no `]` in its paragraph: write `]` where the tag ends, before it is sealed\n' +
        '1 article sealed, 0 sealed already, 1 to be corrected first\n',
      stderr: ''
    })
    expect(read(folder, 'a.news.txt')).toBe('The :actor[envoy left.\n')
  })

  test('a file in another encoding, and one that is not there', () => {
    const latin = Buffer.from('caf\u00e9\n', 'latin1')
    const folder = scratch({'a.news.txt': latin, 'b.news.txt': 'B.\n'})
    const {code, stdout, stderr} = runCli(folder, ['seal', 'missing', 'a.news.txt', 'b.news.txt'])
    expect(code).toBe(2)
    expect(stdout).toBe('1 article sealed, 0 sealed already\n')
    expect(stderr).toContain('newsmark: missing: There is no such file')
    expect(stderr).toContain('newsmark: a.news.txt: This file holds text that is not UTF-8')
    expect(readFileSync(path.join(folder, 'a.news.txt'))).toEqual(latin)
  })

  test.each([
    [['seal'], 'No path is given: name one or more'],
    [['seal', '-'], 'Unexpected `-`, expected paths'],
    [['seal', '--chek', '.'], 'Unexpected option `--chek`, expected `--check`']
  ])('wrong use: newsmark %j', (args, message) => {
    const {code, stdout, stderr} = runCli(scratch({}), args)
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(message)
  })
})

describe('--check', () => {
  test('tells what is not sealed as it is, and changes nothing', () => {
    const folder = scratch({
      'a.news.txt': 'A.\n',
      'b.news.txt': 'B.\n',
      'c.news.txt': 'C.\n',
      'd.news.txt': 'D.\n'
    })
    runCli(folder, ['seal', 'b.news.txt', 'c.news.txt', 'd.news.txt'])
    edit(folder, 'c.news.txt', 'C.', 'See.')
    edit(folder, 'd.news.txt', /text-paragraphs.*\n/, '')
    const before = ['a', 'c', 'd'].map(name => read(folder, `${name}.news.txt`))
    expect(runCli(folder, ['seal', '--check', '.'])).toEqual({
      code: 1,
      stdout:
        'a.news.txt: This article has no `text-sha256`: seal it with `newsmark seal`\n' +
        'c.news.txt: The text has changed since it was sealed: restore it, or seal it anew with `newsmark seal`\n' +
        'd.news.txt: The seal has no `text-paragraphs`: write it anew with `newsmark seal`\n' +
        '1 article rightly sealed, 3 not\n',
      stderr: ''
    })
    expect(['a', 'c', 'd'].map(name => read(folder, `${name}.news.txt`))).toEqual(before)
    expect(runCli(folder, ['seal', '.']).stdout).toBe('3 articles sealed, 1 sealed already\n')
    expect(runCli(folder, ['seal', '--check', '.'])).toEqual({
      code: 0,
      stdout: '4 articles rightly sealed, 0 not\n',
      stderr: ''
    })
  })
})

describe('--diff', () => {
  /** A repository with one sealed article of these paragraphs, committed. */
  function sealedIn(paragraphs: readonly string[]): string {
    const folder = scratch({'a.news.txt': article(`${paragraphs.join('\n\n')}\n`)})
    runCli(folder, ['seal', '.'])
    git(folder, 'init', '-q')
    git(folder, 'add', '-A')
    git(folder, 'commit', '-qm', 'sealed')
    return folder
  }

  test('shows word by word what was changed since, and changes nothing', () => {
    const folder = sealedIn(['The envoy left Geneva.', 'Same.', 'Gone \u001b[31m.'])
    git(folder, 'mv', 'a.news.txt', 'b.news.txt')
    git(folder, 'commit', '-qm', 'renamed')
    edit(folder, 'b.news.txt', 'left Geneva', 'has left :place[Berne]')
    edit(folder, 'b.news.txt', '\n\nGone \u001b[31m.', '')
    const before = read(folder, 'b.news.txt')
    const {code, stdout} = runCli(folder, ['seal', '--diff', '.'])
    expect(code).toBe(1)
    expect(
      stdout.replace(/commit [0-9a-f]{12}/, 'commit x')
    ).toBe(`b.news.txt: The text has changed since it was sealed: restore it, or seal it anew with \`newsmark seal\`
--- b.news.txt (as sealed, in commit x)
+++ b.news.txt
@@ -1,1 +1,1 @@
The envoy {+has +}left [-Geneva-]{+Berne+}.
@@ -3,1 +3,0 @@
[-Gone \\u{1b}[31m.-]
0 articles rightly sealed, 1 not
`)
    expect(read(folder, 'b.news.txt')).toBe(before)
  })

  test('in colours where they are wanted', () => {
    const folder = sealedIn(['One.'])
    edit(folder, 'a.news.txt', 'One', 'Two')
    const {stdout} = runCli(folder, ['seal', '--diff', '--color=always', '.'])
    expect(stdout).toContain('\u001b[31m[-One-]\u001b[39m\u001b[32m{+Two+}\u001b[39m.\n')
  })

  test('shows texts as a whole that have next to nothing in common', () => {
    const words = (word: string): string => Array.from({length: 3000}, (_, i) => word + i).join(' ')
    const folder = sealedIn([words('a')])
    edit(folder, 'a.news.txt', words('a'), words('b'))
    const {stdout} = runCli(folder, ['seal', '--diff', '.'])
    expect(stdout).toContain(`@@ -1,1 +1,1 @@\n[-${words('a')}-]{+${words('b')}+}\n`)
  })

  test('tells of blank lines', () => {
    const folder = sealedIn(['One.', 'Two.'])
    edit(folder, 'a.news.txt', 'One.\n', 'One.\n\n')
    expect(runCli(folder, ['seal', '--diff', '.']).stdout).toContain(
      '@@ white space between paragraphs @@\n'
    )
  })

  test('says so where git does not have the sealed text', () => {
    const folder = scratch({'a.news.txt': 'A.\n'})
    runCli(folder, ['seal', '.'])
    edit(folder, 'a.news.txt', 'A.', 'B.')
    const {code, stdout} = runCli(folder, ['seal', '--diff', '.'])
    expect(code).toBe(1)
    expect(stdout).toContain('git has no version of it with the sealed text.\n')
    const withoutGit = runCli(folder, ['seal', '--diff', '.'], {env: plainEnv({PATH: folder})})
    expect(withoutGit).toEqual({code, stdout, stderr: ''})
  })
})

function read(folder: string, name: string): string {
  return readFileSync(path.join(folder, name), 'utf8')
}

function edit(folder: string, name: string, from: string | RegExp, to: string): void {
  writeFileSync(path.join(folder, name), read(folder, name).replace(from, to))
}

function git(folder: string, ...args: readonly string[]): void {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org']
  execFileSync('git', [...who, ...args], {cwd: folder})
}
