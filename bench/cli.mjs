import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {ROOT} from './bundle.mjs'
import {environment, timeProcess} from './measure.mjs'

const CLI = join(ROOT, 'dist', 'cli.cjs')

/** Runs `newsmark check` in a folder with its output thrown away, and gives its wall time in milliseconds. */
export function timeCheck(cwd, paths = []) {
  return timeProcess(process.execPath, [CLI, 'check', ...paths], {cwd, codes: [0, 1]})
}

/**
 * Runs `newsmark check` in a folder, and gives its findings.
 * Throws when it did not work: a program that fails to start has the exit code of one that finds faults.
 */
export function findingsOf(cwd, paths = []) {
  const args = [CLI, 'check', '--format', 'json-lines', ...paths]
  const {stdout, stderr, status} = spawnSync(process.execPath, args, {
    cwd,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 2 ** 30
  })
  const lines = stdout.split('\n').filter(line => line !== '')
  if (status === null || status > 1 || (status === 1 && lines.length === 0))
    throw new Error(`Unexpected exit code ${status} of newsmark check: ${stderr}`)
  return lines.map(line => JSON.parse(line))
}
