import {spawnSync} from 'node:child_process'
import {chmodSync, existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {CLI, fill, plainEnv, runCli, scratch} from './run-cli.js'

const LINE = '*.news.txt merge=newsmark-article diff=newsmark-article\n'

describe('newsmark git', () => {
  test('sets a clone up, tells so, and takes it back', () => {
    const folder = repository({'.gitattributes': '*.png binary'})
    expect(runCli(folder, ['git', 'status'])).toEqual({
      code: 1,
      stdout: '.gitattributes: says nothing of Newsmark\nconfiguration of git: does not know how\n',
      stderr: ''
    })
    expect(runCli(folder, ['git', 'install']).code).toBe(0)
    expect(runCli(folder, ['git', 'install']).code).toBe(0)
    expect(readFileSync(path.join(folder, '.gitattributes'), 'utf8')).toBe(`*.png binary\n${LINE}`)
    expect(runCli(folder, ['git', 'status'])).toMatchObject({
      code: 0,
      stdout:
        '.gitattributes: articles are merged and compared by Newsmark\nconfiguration of git: knows how\n'
    })
    expect(runCli(folder, ['git', 'uninstall']).code).toBe(0)
    expect(readFileSync(path.join(folder, '.gitattributes'), 'utf8')).toBe('*.png binary\n')
    expect(git(folder, 'config', '--local', '--list')).not.toContain('newsmark')
  })

  test('writes the configuration of the user only when told to', () => {
    const folder = repository({})
    const env = plainEnv({HOME: folder, XDG_CONFIG_HOME: folder})
    expect(runCli(folder, ['git', 'install'], {env}).code).toBe(0)
    expect(existsSync(path.join(folder, '.gitconfig'))).toBe(false)
    expect(runCli(folder, ['git', 'install', '--global'], {env}).code).toBe(0)
    expect(readFileSync(path.join(folder, '.gitconfig'), 'utf8')).toContain('newsmark merge-file')
  })

  test('has git merge a path with blanks and quotes, and show tags in its diff', () => {
    const name = "b c/it's.news.txt"
    const folder = twoCoders(name)
    const bin = scratch({newsmark: `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`})
    chmodSync(path.join(bin, 'newsmark'), 0o755)
    const env = plainEnv({PATH: `${bin}:${process.env['PATH'] ?? ''}`})
    expect(
      spawnSync('git', [...CONFIG, 'merge', '--quiet', '--no-edit', 'theirs'], {cwd: folder, env})
        .status
    ).toBe(0)
    expect(readFileSync(path.join(folder, name), 'utf8')).toBe(
      ':actor[Ann] met :actor[Ben]{ref=ben}.\n'
    )
    const {stdout} = spawnSync('git', ['diff', 'theirs', 'HEAD'], {
      cwd: folder,
      env,
      encoding: 'utf8'
    })
    expect(stdout).toContain(' actor “Ann”\n+actor “Ben” ref=ben\n')
  })

  test('has git merge by lines where there is no Newsmark, with all that both say in the file', () => {
    const name = 'a.news.txt'
    const folder = twoCoders(name)
    const bin = scratch({})
    for (const [script, code, text] of [
      // The shell gives 127 for a command that is not there.
      ['exit 127', 1, /^<<<<<<< ours\nAnn met :actor\[Ben\].*\n=======\n:actor\[Ann\] met Ben\.\n/],
      ['exit 2', 1, /^<<<<<<< ours\n/],
      ['exit 1', 1, /^Ann met :actor\[Ben\]\{ref=ben\}\.\n$/]
    ] as const) {
      fill(bin, {newsmark: `#!/bin/sh\n${script}\n`})
      chmodSync(path.join(bin, 'newsmark'), 0o755)
      const env = plainEnv({PATH: `${bin}:${process.env['PATH'] ?? ''}`})
      const merge = ['merge', '--quiet', '--no-edit', 'theirs']
      expect(spawnSync('git', [...CONFIG, ...merge], {cwd: folder, env}).status).toBe(code)
      expect(readFileSync(path.join(folder, name), 'utf8')).toMatch(text)
      git(folder, 'merge', '--abort')
    }
  })

  test('is missed by a check where .gitattributes asks for it', () => {
    const folder = repository({'.gitattributes': LINE})
    const note =
      'newsmark: .gitattributes has articles merged by Newsmark, and this clone does not know how: run `newsmark git install`\n'
    expect(runCli(folder, ['check']).stderr).toContain(note)
    fill(folder, {'corpus/newsmark.yaml': '', 'corpus/a.news.txt': 'Ann.'})
    expect(runCli(path.join(folder, 'corpus'), ['check']).stderr).toContain(note)
    runCli(folder, ['git', 'install'])
    expect(runCli(folder, ['check']).stderr).not.toContain(note)
  })
})

const CONFIG = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org']

function repository(files: Readonly<Record<string, string>>): string {
  const folder = scratch({'newsmark.yaml': '', ...files})
  git(folder, 'init', '--quiet', '--initial-branch=main')
  return folder
}

/** A repository that is set up, in which `main` and `theirs` tag other words of one article. */
function twoCoders(name: string): string {
  const folder = repository({})
  const commit = (text: string): void => {
    fill(folder, {[name]: text})
    git(folder, 'add', '.')
    git(folder, 'commit', '--quiet', '--message', 'x')
  }
  runCli(folder, ['git', 'install'])
  commit('Ann met Ben.\n')
  git(folder, 'checkout', '--quiet', '-b', 'theirs')
  commit(':actor[Ann] met Ben.\n')
  git(folder, 'checkout', '--quiet', 'main')
  commit('Ann met :actor[Ben]{ref=ben}.\n')
  return folder
}

function git(cwd: string, ...args: readonly string[]): string {
  const options = {cwd, env: plainEnv(), encoding: 'utf8'} as const
  const {status, stdout, stderr} = spawnSync('git', [...CONFIG, ...args], options)
  if (status !== 0) throw new Error(stdout + stderr)
  return stdout
}
