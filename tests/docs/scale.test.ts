import {spawnSync} from 'node:child_process'
import {cpSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {parse} from 'yaml'
import {CLI, plainEnv, ROOT, runCli, scratch} from '../cli/run-cli.js'
import {readPage} from './markdown.js'

interface Job {
  readonly strategy?: {readonly matrix: {readonly shard: readonly number[]}}
  readonly steps: readonly {readonly run?: string}[]
}

interface Workflow {
  readonly jobs: {readonly check: Job; readonly report: Job}
}

const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(readPage('docs/scale.md')) ?? []
const {jobs}: Workflow = parse(yaml)

test('the matrix of shards reports what one run reports', () => {
  const folder = scratch({})
  cpSync(path.join(ROOT, 'examples/mistakes'), folder, {recursive: true})
  const shards = jobs.check.strategy?.matrix.shard ?? []
  expect(shards.length).toBeGreaterThan(1)
  for (const shard of shards) {
    const commands = commandsOf(jobs.check).map(text =>
      text.replaceAll(/\$\{\{ matrix\.shard \}\}/g, `${shard}`)
    )
    expect(runSteps(folder, commands).map(({status}) => status)).toEqual([0])
  }
  const summary = path.join(folder, 'job-summary.md')
  const [merged, shown] = runSteps(folder, commandsOf(jobs.report), summary)
  const env = plainEnv({GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary})
  const whole = runCli(folder, ['check', '--no-cache'], {env})
  expect(merged?.stdout).toBe(whole.stdout)
  expect(merged?.stdout).toMatch(/^::error /m)
  expect(merged?.status).toBe(1)
  expect(shown?.status).toBe(0)
  expect(readFileSync(summary, 'utf8')).toMatch(/unknown-entry/)
})

function commandsOf({steps}: Job): string[] {
  return steps.flatMap(({run}) => (run === undefined ? [] : [run]))
}

/** Runs commands as GitHub does, with the built command line in the place of that of npm. */
function runSteps(
  cwd: string,
  commands: readonly string[],
  summary = ''
): {readonly status: number | null; readonly stdout: string}[] {
  const env = plainEnv({GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary})
  return commands.map(command => {
    const script = command.replaceAll('npx newsmark', `"${process.execPath}" "${CLI}"`)
    const {status, stdout} = spawnSync('bash', ['-e', '-c', script], {cwd, env, encoding: 'utf8'})
    return {status, stdout}
  })
}
