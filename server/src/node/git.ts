import {spawnSync} from 'node:child_process'

/** What git printed, or why it printed nothing of use: in its own words, on one line. */
export type GitAnswer = {readonly output: Buffer} | {readonly refusal: string}

/** What git printed as UTF-8; undefined where there is no git, no repository, or nothing of that name in it. */
export function git(args: readonly string[], folder: string): string | undefined {
  const answer = askGit(args, folder)
  return 'output' in answer ? answer.output.toString('utf8') : undefined
}

/**
 * Asks git in a folder, without a shell, a pager, the network or a lock. Paths mean themselves and never patterns.
 * What the user or a file names belongs behind `--end-of-options` (revisions) or `--` (paths), lest it be read
 * as an option. `input` is what git reads from standard input.
 */
export function askGit(args: readonly string[], folder: string, input = ''): GitAnswer {
  const {error, status, stdout, stderr} = spawnSync('git', [...ALWAYS, ...args], {
    cwd: folder,
    input,
    env: {...process.env, ...ENVIRONMENT},
    maxBuffer: LARGEST,
    windowsHide: true
  })
  if (error !== undefined) return {refusal: refusalOf(error)}
  if (status !== 0) return {refusal: oneLine(stderr.toString('utf8'))}
  return {output: stdout}
}

/**
 * A repository is made by its owner, yet what a folder holds may come from a stranger: one that looks like a
 * bare repository has settings, and settings can name programs to run.
 */
const ALWAYS = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  '-c',
  'safe.bareRepository=explicit',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false'
]

/** English answers, no questions, and nothing fetched that a partial clone lacks. */
const ENVIRONMENT = {LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1'}

/** Bytes. */
const LARGEST = 512 * 1024 * 1024

function refusalOf(error: Error): string {
  const missing = 'code' in error && error.code === 'ENOENT'
  return missing ? 'there is no command `git`' : error.message
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, '; ')
}
