import {execFileSync} from 'node:child_process'
import {renameSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {askGit, git} from '../../server/src/node/git.js'
import {fileVersions} from '../../server/src/node/git-versions.js'
import {folderWith} from './temporary-folder.js'

/** A repository that has the given states of a file `a.txt`, each committed. */
function repositoryOf(name: string, states: readonly string[]): string {
  const folder = folderWith({})
  execFileSync('git', ['init', '-q'], {cwd: folder})
  for (const state of states) {
    writeFileSync(path.join(folder, name), state)
    commit(folder)
  }
  return folder
}

function commit(folder: string): void {
  execFileSync('git', ['add', '-A'], {cwd: folder})
  execFileSync(
    'git',
    ['-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'x'],
    {cwd: folder}
  )
}

function versionsIn(folder: string, name: string): readonly string[] {
  return Array.from(fileVersions(path.join(folder, name)), ({read}) => String(read()))
}

describe('the versions of a file', () => {
  test.each(['a.txt', 'a b.txt', '-a.txt', ':(top)*.txt', 'a\n“b”.txt', '*'])(
    'named %j come newest first',
    name => {
      const folder = repositoryOf(name, ['one\n', 'two\n', 'three\n'])
      writeFileSync(path.join(folder, name), 'not committed')
      expect(versionsIn(folder, name)).toEqual(['three\n', 'two\n', 'one\n'])
    }
  )

  test('come with those under earlier names, and their commits', () => {
    const text = 'a longer text, so that git sees it is the same\n'
    const folder = repositoryOf('old.txt', ['one\n', text])
    renameSync(path.join(folder, 'old.txt'), path.join(folder, 'new.txt'))
    commit(folder)
    expect(versionsIn(folder, 'new.txt')).toEqual([text, 'one\n'])
    const head = git(['rev-parse', 'HEAD'], folder)?.trim()
    expect([...fileVersions(path.join(folder, 'new.txt'))][0]?.commit).toBe(head)
  })

  test('are as they were committed, whatever the encoding', () => {
    const folder = repositoryOf('a.txt', ['\uFEFFa\r\nb\r'])
    expect(versionsIn(folder, 'a.txt')).toEqual(['\uFEFFa\r\nb\r'])
  })

  test.each([
    ['in no repository', () => folderWith({'a.txt': 'a'})],
    ['that git does not know', () => repositoryOf('b.txt', ['b'])],
    ['in a repository without commits', () => repositoryOf('a.txt', [])]
  ])('of a file %s are none', (_, make) => {
    expect(versionsIn(make(), 'a.txt')).toEqual([])
  })
})

describe('git', () => {
  test('says why it refuses', () => {
    const folder = repositoryOf('a.txt', ['a'])
    expect(askGit(['rev-parse', '--verify', '--end-of-options', '--help'], folder)).toEqual({
      refusal: expect.stringContaining('fatal')
    })
    expect(git(['log', '--', 'missing'], folder)).toBe('')
  })

  test('runs nothing that a folder which looks like a repository names', () => {
    const folder = folderWith({
      'bare/HEAD': 'ref: refs/heads/main\n',
      'bare/config': '[core]\n\tbare = true\n\tpager = touch ran\n\tfsmonitor = touch ran\n',
      'bare/objects/x': '',
      'bare/refs/x': ''
    })
    expect(askGit(['status'], path.join(folder, 'bare'))).toHaveProperty('refusal')
  })
})
