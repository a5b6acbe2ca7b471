import {renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {commit, git, repository} from './repository.js'
import {article, plainEnv, runCli, scratch} from './run-cli.js'

const error = article(':actr[X] left.')
const fine = article('X left.')

function write(folder: string, name: string, text: string): void {
  writeFileSync(path.join(folder, name), text)
}

function pathsOf(folder: string, ...args: string[]): string[] {
  const {stdout, stderr} = runCli(folder, ['check', '-f', 'json', ...args])
  expect(stderr).toMatch(
    /^(newsmark: No articles checked, as none (is staged|differs from \S+)\n)?$/
  )
  return JSON.parse(stdout).map((finding: {path: string}) => finding.path)
}

describe('--staged', () => {
  test('checks the staged content, not what is in the folder', () => {
    const folder = repository({'newsmark.yaml': '', 'a.news.txt': fine, 'b.news.txt': fine})
    write(folder, 'a.news.txt', error)
    write(folder, 'b.news.txt', error)
    git(folder, 'add', 'a.news.txt')
    write(folder, 'a.news.txt', fine)
    expect(pathsOf(folder, '--staged')).toEqual(['a.news.txt'])
    git(folder, 'add', 'a.news.txt')
    expect(pathsOf(folder, '--staged')).toEqual([])
  })

  test('holds it against the staged glossary and settings', () => {
    const named = article(':actor[A] left.')
    const folder = repository({
      'newsmark.yaml': 'rules: {unresolved-mention: error}\n',
      'glossary.yaml': 'actors: {b: {name: B}}\n',
      'a.news.txt': fine
    })
    write(folder, 'glossary.yaml', 'actors: {a: {name: A}}\n')
    write(folder, 'a.news.txt', named)
    git(folder, 'add', 'a.news.txt')
    expect(pathsOf(folder, '--staged')).toEqual(['a.news.txt'])
    git(folder, 'add', 'glossary.yaml')
    expect(pathsOf(folder, '--staged')).toEqual([])
    rmSync(path.join(folder, 'glossary.yaml'))
    write(folder, 'newsmark.yaml', 'rules: {unresolved-mention: off}\n')
    git(folder, 'add', 'newsmark.yaml')
    expect(pathsOf(folder, '--staged')).toEqual([])
  })

  test('takes in what is new, renamed or gone from the folder, and not what is deleted', () => {
    const folder = repository({'a.news.txt': fine, 'b.news.txt': error, 'c.news.txt': error})
    write(folder, 'é\n"x".news.txt', error)
    renameSync(path.join(folder, 'b.news.txt'), path.join(folder, 'd.news.txt'))
    rmSync(path.join(folder, 'c.news.txt'))
    write(folder, 'a.news.txt', error)
    git(folder, 'add', '-A')
    rmSync(path.join(folder, 'a.news.txt'))
    expect(pathsOf(folder, '--staged')).toEqual(['a.news.txt', 'd.news.txt', 'é\n"x".news.txt'])
  })

  test('works before the first commit, and in a folder of the repository', () => {
    const folder = scratch({'a.news.txt': error, 'sub/b.news.txt': error})
    git(folder, 'init', '-q')
    git(folder, 'add', '-A')
    expect(pathsOf(folder, '--staged')).toEqual(['a.news.txt', 'sub/b.news.txt'])
    expect(pathsOf(path.join(folder, 'sub'), '--staged')).toEqual(['b.news.txt'])
    expect(pathsOf(folder, '--staged', 'sub')).toEqual(['sub/b.news.txt'])
    expect(pathsOf(folder, '--staged', '*/b.*')).toEqual(['sub/b.news.txt'])
  })

  test('leaves out links, submodules, ignored files and what is no article', () => {
    const inner = repository({'x.news.txt': error})
    const folder = repository({'newsmark.yaml': 'include: [articles/*]\n', 'articles/a.txt': fine})
    symlinkSync(path.join(inner, 'x.news.txt'), path.join(folder, 'articles/link.txt'))
    git(
      folder,
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      inner,
      'articles/sub'
    )
    write(folder, 'note.txt', error)
    write(folder, 'articles/ignored.txt', error)
    write(folder, '.newsmarkignore', 'ignored.txt\n')
    git(folder, 'add', '-A')
    expect(pathsOf(folder, '--staged')).toEqual([])
    expect(pathsOf(folder, '--staged', '--no-ignore')).toEqual(['articles/ignored.txt'])
  })

  test('fails on a merge that is not resolved', () => {
    const folder = repository({'a.news.txt': fine, 'b.news.txt': fine})
    git(folder, 'checkout', '-qb', 'other')
    write(folder, 'a.news.txt', article('One.'))
    commit(folder)
    git(folder, 'checkout', '-q', 'main')
    write(folder, 'a.news.txt', article('Two.'))
    commit(folder)
    expect(() => git(folder, 'merge', '-q', 'other')).toThrow()
    const {code, stderr} = runCli(folder, ['check', '--staged'])
    expect(code).toBe(2)
    expect(stderr).toBe('newsmark: a.news.txt: This file has a merge conflict: resolve it first\n')
  })
})

describe('--since', () => {
  test('checks what was committed since, staged, changed and added, as it is in the folder', () => {
    const names = ['same', 'committed', 'staged', 'changed', 'deleted'].map(n => `${n}.news.txt`)
    const folder = repository(Object.fromEntries(names.map(name => [name, fine])))
    git(folder, 'checkout', '-qb', 'work')
    write(folder, 'committed.news.txt', error)
    commit(folder)
    write(folder, 'staged.news.txt', error)
    rmSync(path.join(folder, 'deleted.news.txt'))
    git(folder, 'add', '-A')
    write(folder, 'changed.news.txt', error)
    write(folder, 'new.news.txt', error)
    write(folder, '.gitignore', 'ignored.*\n')
    write(folder, 'ignored.news.txt', error)
    git(folder, 'checkout', '-q', 'main', '--', 'same.news.txt')
    expect(pathsOf(folder, '--since', 'main')).toEqual([
      'changed.news.txt',
      'committed.news.txt',
      'new.news.txt',
      'staged.news.txt'
    ])
    expect(pathsOf(folder, '--since=HEAD', 'new.news.txt')).toEqual(['new.news.txt'])
  })

  test('does not check what only the other branch has changed', () => {
    const folder = repository({'a.news.txt': error, 'b.news.txt': fine})
    git(folder, 'checkout', '-qb', 'work')
    write(folder, 'b.news.txt', error)
    commit(folder)
    git(folder, 'checkout', '-q', 'main')
    write(folder, 'a.news.txt', `${error}\n`)
    commit(folder)
    git(folder, 'checkout', '-q', 'work')
    expect(pathsOf(folder, '--since', 'main')).toEqual(['b.news.txt'])
  })

  test('checks the project where its own files have changed', () => {
    const folder = repository({'newsmark.yaml': '', 'glossary.yaml': '', 'a.news.txt': error})
    write(folder, 'glossary.yaml', 'actors: {a: {nam: A}}\n')
    expect(new Set(pathsOf(folder, '--since', 'HEAD'))).toEqual(new Set(['glossary.yaml']))
  })
})

describe('git says no', () => {
  test.each([
    [['--since', 'nowhere'], 'there is no such commit, branch or tag'],
    [['--since', '--output=x'], 'there is no such commit, branch or tag'],
    [['--since=--help'], 'there is no such commit, branch or tag']
  ])('to %j', (args, message) => {
    const {code, stderr} = runCli(repository({'a.news.txt': error}), ['check', ...args])
    expect(code).toBe(2)
    expect(stderr).toContain(`asks for: ${message}\n`)
  })

  test('to branches that have nothing in common', () => {
    const folder = repository({'a.news.txt': error})
    git(folder, 'checkout', '-q', '--orphan', 'lone')
    write(folder, 'a.news.txt', fine)
    commit(folder)
    const {code, stderr} = runCli(folder, ['check', '--since', 'main'])
    expect(code).toBe(2)
    expect(stderr).toContain('it has no commit in common with HEAD')
  })

  test('where there is no repository, and where there is no git', () => {
    const folder = scratch({'a.news.txt': error})
    const outside = runCli(folder, ['check', '--staged'], {
      env: plainEnv({GIT_CEILING_DIRECTORIES: path.dirname(folder)})
    })
    expect(outside.code).toBe(2)
    expect(outside.stderr).toContain('git does not know what `--staged` asks for: fatal: not a git')
    const without = runCli(folder, ['check', '--since', 'HEAD'], {env: plainEnv({PATH: folder})})
    expect(without.code).toBe(2)
    expect(without.stderr).toContain('there is no command `git`')
  })
})
