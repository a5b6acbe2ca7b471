import {execFileSync} from 'node:child_process'
import {plainEnv, scratch} from './run-cli.js'

/** A folder that is a repository as long as the test lasts, with its files committed. */
export function repository(files: Readonly<Record<string, string>>): string {
  const folder = scratch(files)
  git(folder, 'init', '-q', '-b', 'main')
  commit(folder)
  return folder
}

/** Commits all that is in a repository. */
export function commit(folder: string): void {
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'x', '--allow-empty')
}

/** Runs git in a folder, without the settings of the machine; gives what it prints. */
export function git(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org']
  const env = plainEnv({GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null'})
  return execFileSync('git', [...who, ...args], {cwd: folder, encoding: 'utf8', env, stdio: 'pipe'})
}
