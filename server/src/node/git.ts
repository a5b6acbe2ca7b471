import {spawnSync} from 'node:child_process'

/** The bytes that git printed, or its reason for refusing, in its own words and on one line. */
export type GitAnswer = {readonly output: Buffer} | {readonly refusal: string}

/** The UTF-8 text that git prints; undefined where it refuses, as without a repository, or is not installed. */
export function git(args: readonly string[], folder: string): string | undefined {
  const answer = askGit(args, folder)
  return 'output' in answer ? answer.output.toString('utf8') : undefined
}

/**
 * Runs git in a folder, without a shell, a pager, the network or a lock. Paths mean themselves and never patterns.
 * Revisions and paths that a user or a file names belong behind `--end-of-options` or `--`, lest they be read as
 * options. `input` is what git reads from standard input. Throws nothing.
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
 * Options of every command. A folder from a stranger may hold what looks like a bare repository, whose settings could
 * name programs to run; so may `core.fsmonitor` of any repository.
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

/** English answers, no questions, and no fetching of objects that a partial clone lacks. */
const ENVIRONMENT = {LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1'}

/** Bytes of an answer. */
const LARGEST = 512 * 1024 * 1024

function refusalOf(error: Error): string {
  const missing = 'code' in error && error.code === 'ENOENT'
  return missing ? 'there is no command `git`' : error.message
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s*\n\s*/g, '; ')
}
