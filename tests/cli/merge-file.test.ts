import {spawnSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {mergeCases} from '../exchange/merge/merge-case.js'
import {CLI, fill, plainEnv, runCli, scratch} from './run-cli.js'

const ARTICLE = 'a.news.txt'
const BASE = 'The envoy met Ann in Geneva. It rained.\n'
const OURS =
  'The envoy met :actor[Ann]{ref=none} in Geneva. :claim[It rained]{#c1 speaker=author}.\n'
const THEIRS = 'The :actor[envoy]{ref=none} met Ann in :place[Geneva]{ref=none}. It rained.\n'
const MERGED =
  'The :actor[envoy]{ref=none} met :actor[Ann]{ref=none} in :place[Geneva]{ref=none}. :claim[It rained]{#c1 speaker=author}.\n'

describe('newsmark merge-file', () => {
  test('writes the second file, and tells of conflicts by its exit code', () => {
    const folder = scratch({
      base: ':actor[Ann]{ref=a} left.',
      ours: ':actor[Ann]{ref=b} left.',
      theirs: ':actor[Ann]{ref=c} left.'
    })
    const {code, stdout, stderr} = runCli(folder, [
      'merge-file',
      'base',
      'ours',
      'theirs',
      'x/a.news.txt'
    ])
    expect([code, stdout, stderr]).toEqual([
      1,
      '',
      'newsmark: x/a.news.txt: One thing was changed in two ways: look for `conflict` in the file, and choose\n'
    ])
    expect(readFileSync(path.join(folder, 'ours'), 'utf8')).toBe(
      ':actor[Ann]{ref=b conflict="ref: a | b | c"} left.'
    )
    expect(readFileSync(path.join(folder, 'theirs'), 'utf8')).toBe(':actor[Ann]{ref=c} left.')
  })

  test('tells which ids it gave anew', () => {
    const folder = scratch({
      base: 'Ann left.',
      ours: ':claim[Ann]{#c1} left.',
      theirs: 'Ann :claim[left]{#c1}.'
    })
    expect(runCli(folder, ['merge-file', 'base', 'ours', 'theirs'])).toMatchObject({
      code: 0,
      stderr: 'newsmark: ours: Both sides gave the id `c1`: theirs is `c2` now\n'
    })
  })

  test('writes nothing where a file cannot be read', () => {
    const folder = scratch({base: 'Ann left.', ours: ':claim[Ann]{#c1} left.'})
    expect(runCli(folder, ['merge-file', 'base', 'ours', 'theirs']).code).toBe(2)
    expect(readFileSync(path.join(folder, 'ours'), 'utf8')).toBe(':claim[Ann]{#c1} left.')
  })
})

describe('in a repository of git', () => {
  const read = (folder: string): string => readFileSync(path.join(folder, ARTICLE), 'utf8')

  test('a merge puts the tags of two branches into one line', () => {
    const folder = branches(BASE, OURS, THEIRS)
    git(folder, 'merge', '--quiet', '--no-edit', 'theirs')
    expect(read(folder)).toBe(MERGED)
  })

  test('so does a rebase, in which the sides are swapped', () => {
    const folder = branches(BASE, OURS, THEIRS)
    git(folder, 'rebase', '--quiet', 'theirs')
    expect(read(folder)).toBe(MERGED)
  })

  test('so does a cherry-pick', () => {
    const folder = branches(BASE, OURS, THEIRS)
    git(folder, 'cherry-pick', 'theirs')
    expect(read(folder)).toBe(MERGED)
  })

  test('so does taking back what was put aside', () => {
    const folder = branches(BASE, BASE, THEIRS)
    fill(folder, {[ARTICLE]: OURS})
    git(folder, 'stash', '--quiet')
    git(folder, 'merge', '--quiet', '--no-edit', 'theirs')
    git(folder, 'stash', 'pop', '--quiet')
    expect(read(folder)).toBe(MERGED)
  })

  test('an article that both branches added is merged without a common version', () => {
    const folder = branches(undefined, OURS, THEIRS)
    git(folder, 'merge', '--quiet', '--no-edit', 'theirs')
    expect(read(folder)).toBe(MERGED)
  })

  test('line ends stay as ours has them', () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n')
    const folder = branches(
      crlf(`${BASE}\nAnn left.\n`),
      crlf(`${OURS}\nAnn left.\n`),
      `${THEIRS}\nAnn left.\n`
    )
    git(folder, 'merge', '--quiet', '--no-edit', 'theirs')
    expect(read(folder)).toBe(crlf(`${MERGED}\nAnn left.\n`))
  })

  test('so does one in a further work tree, of a file that one branch renamed, with line ends as git gives them', () => {
    const more = (text: string): string =>
      `${text}\nMore.\n\nThings happened here that nobody has marked, and that were told at length.\n\nThe talks went on until Friday, and nobody said why they did.\n\nAll went on.\n`
    const folder = branches(more(BASE), more(OURS), more(THEIRS))
    const renamed = 'größe x/ä b.news.txt'
    fill(folder, {'größe x/none': ''})
    git(folder, 'mv', ARTICLE, renamed)
    fill(folder, {'.gitattributes': '*.news.txt merge=newsmark-article\n'})
    commit(folder, {})
    git(folder, 'branch', 'before')
    const tree = path.join(scratch({}), 'ö tree')
    git(folder, 'worktree', 'add', '--quiet', tree, '-b', 'again', 'before')
    git(tree, 'merge', '--quiet', '--no-edit', 'theirs')
    expect(readFileSync(path.join(tree, renamed), 'utf8')).toBe(more(MERGED))
    git(folder, 'config', 'core.autocrlf', 'true')
    git(folder, 'rm', '--quiet', '--cached', '-r', '.')
    spawnSync('git', ['-c', 'core.autocrlf=true', 'reset', '--quiet', '--hard'], {
      cwd: folder,
      env: plainEnv()
    })
    const {status} = spawnSync(
      'git',
      [...WHO, '-c', 'core.autocrlf=true', 'merge', '--quiet', '--no-edit', 'theirs'],
      {cwd: folder, env: plainEnv()}
    )
    expect(status).toBe(0)
    expect(readFileSync(path.join(folder, renamed), 'utf8')).toBe(
      more(MERGED).replaceAll('\n', '\r\n')
    )
  })

  test('an article that one branch took away and the other changed is left to the user', () => {
    const folder = branches(BASE, OURS, THEIRS)
    git(folder, 'rm', '--quiet', ARTICLE)
    commit(folder, {})
    expect(() => git(folder, 'merge', '--quiet', '--no-edit', 'theirs')).toThrow(/modify\/delete/)
    expect(read(folder)).toBe(THEIRS)
  })

  test('an octopus stops where both changed a line, and leaves all as it was', () => {
    const folder = branches(BASE, OURS, THEIRS)
    git(folder, 'branch', 'third', 'theirs')
    git(folder, 'checkout', '--quiet', 'third')
    commit(folder, {'b.news.txt': 'Ann.\n'})
    git(folder, 'checkout', '--quiet', 'theirs')
    commit(folder, {'c.news.txt': 'Ben.\n'})
    git(folder, 'checkout', '--quiet', 'ours')
    expect(() => git(folder, 'merge', '--quiet', '--no-edit', 'theirs', 'third')).toThrow()
    expect(read(folder)).toBe(OURS)
  })

  test('a conflict stops the merge, and a check goes on to fail', () => {
    const folder = branches(
      OURS,
      OURS.replace('speaker=author', 'speaker=author stance=support'),
      OURS.replace('speaker=author', 'speaker=author stance=oppose')
    )
    expect(() => git(folder, 'merge', '--quiet', '--no-edit', 'theirs')).toThrow(
      /CONFLICT|conflict/
    )
    expect(read(folder)).toContain('stance=support conflict="stance: - | support | oppose"')
    expect(runCli(folder, ['check', '--format', 'concise'])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('open-conflict')
    })
  })
})

test('git alone stops at what merges here', () => {
  const folder = scratch({})
  const stopped = mergeCases.filter(({base, ours, theirs}) => {
    for (const [name, text] of Object.entries({base, ours, theirs}))
      writeFileSync(path.join(folder, name), text)
    return (
      spawnSync('git', ['merge-file', '-p', 'ours', 'base', 'theirs'], {
        cwd: folder,
        env: plainEnv()
      }).status !== 0
    )
  })
  console.log(
    `False conflicts in ${mergeCases.length} cases: git merge-file ${stopped.length}, newsmark merge-file 0`
  )
  expect(stopped.length).toBeGreaterThan(mergeCases.length / 2)
})

const WHO = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org']

/** A repository on the branch `ours`, beside `theirs`, with a driver for articles. */
function branches(base: string | undefined, ours: string, theirs: string): string {
  const folder = scratch({
    '.gitattributes': '*.news.txt merge=newsmark-article -text\n',
    'newsmark.yaml': ''
  })
  git(folder, 'init', '--quiet', '--initial-branch=ours')
  git(
    folder,
    'config',
    'merge.newsmark-article.driver',
    `"${process.execPath}" "${CLI}" merge-file %O %A %B %P`
  )
  commit(folder, base === undefined ? {} : {[ARTICLE]: base})
  git(folder, 'checkout', '--quiet', '-b', 'theirs')
  commit(folder, {[ARTICLE]: theirs})
  git(folder, 'checkout', '--quiet', 'ours')
  commit(folder, {[ARTICLE]: ours})
  return folder
}

function commit(folder: string, files: Readonly<Record<string, string>>): void {
  fill(folder, files)
  git(folder, 'add', '.')
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'x')
}

function git(cwd: string, ...args: readonly string[]): void {
  const config = [...WHO, '-c', 'core.autocrlf=false']
  const {status, stdout, stderr} = spawnSync('git', [...config, ...args], {
    cwd,
    env: plainEnv(),
    encoding: 'utf8'
  })
  if (status !== 0) throw new Error(stdout + stderr)
}
