import {spawnSync} from 'node:child_process'
import {join} from 'node:path'

const {NODE_EXTRA_CA_CERTS, NODE_OPTIONS, CI, ...others} = process.env
const CACHES = join(import.meta.dirname, 'corpus', 'caches')

/**
 * The environment of every process under measure: without settings that slow Node's start, without `CI`, which would
 * turn the cache on, and with the caches of this account elsewhere.
 */
export const environment = {...others, XDG_CACHE_HOME: CACHES, LOCALAPPDATA: CACHES}

/**
 * @typedef {object} Call a process under measure
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} [cwd]
 * @property {readonly (number | null)[]} [codes] the exit codes that mean it has worked; 0 alone where none are given
 */

/**
 * Runs a process with its output thrown away, and gives its wall time in milliseconds.
 * Throws when its exit code is none of the expected, as a peer that fails early would look fast.
 *
 * @param {Call} call
 */
export function wallTime({command, args, cwd, codes}) {
  const start = performance.now()
  const {status, error} = spawnSync(command, args, {cwd, env: environment, stdio: 'ignore'})
  const took = performance.now() - start
  expectCode(command, {status, error}, codes)
  return took
}

/**
 * Runs a process with its output thrown away, and gives what it and its threads used of the processor, in user and
 * kernel together, in milliseconds. Throws as `wallTime` does. Bash counts, to the millisecond.
 *
 * @param {Call} call
 */
export function cpuTime({command, args, cwd, codes}) {
  const script = 'TIMEFORMAT="%3U %3S"; exec 3>&2; { time "$@" >/dev/null 2>/dev/null; } 2>&3'
  const {status, error, stderr} = spawnSync('bash', ['-c', script, 'bash', command, ...args], {
    cwd,
    env: {...environment, LC_ALL: 'C'},
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe']
  })
  expectCode(command, {status, error}, codes)
  const [user, kernel] = stderr.trim().split(' ').map(Number)
  return (user + kernel) * 1000
}

/**
 * Runs a process and gives what it printed. Throws as `wallTime` does, with the end of standard error.
 *
 * @param {Call & {env?: NodeJS.ProcessEnv}} call
 */
export function outputOf({command, args, cwd, codes, env = environment}) {
  const {status, error, stdout, stderr} = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 30
  })
  expectCode(command, {status, error, stderr}, codes)
  return {stdout, stderr}
}

/**
 * @param {string} command
 * @param {{status: number | null, error?: Error | undefined, stderr?: string}} ended
 * @param {readonly (number | null)[]} [codes]
 */
function expectCode(command, {status, error, stderr = ''}, codes = [0]) {
  if (error !== undefined) throw error
  if (codes.includes(status)) return
  throw new Error(`Unexpected exit code ${status} of ${command}: ${stderr.slice(-500)}`)
}
