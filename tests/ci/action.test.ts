import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {article, CLI, plainEnv, ROOT, scratch} from '../cli/run-cli.js'

interface Action {
  readonly inputs: Readonly<Record<string, {readonly default: string}>>
  readonly runs: {readonly steps: readonly Step[]}
}

interface Step {
  readonly env: Readonly<Record<string, string>>
  readonly run: string
}

const action: Action = parse(readFileSync(path.join(ROOT, 'action.yml'), 'utf8'))
const [step] = action.runs.steps

/** Runs the action's step as the runner would: inputs in the environment, files for what it says. */
function runAction(
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>>
) {
  const folder = scratch({
    ...files,
    'bin/newsmark': `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`,
    summary: 'kept\n',
    output: ''
  })
  spawnSync('chmod', ['755', path.join(folder, 'bin/newsmark')])
  const given: Record<string, string> = {version: 'local', ...inputs}
  const inputOf = (expression: string): string => {
    const [, name = ''] = /^\$\{\{ inputs\.(\S+) \}\}$/.exec(expression) ?? []
    return given[name] ?? action.inputs[name]?.default ?? `no input for ${expression}`
  }
  const env = Object.fromEntries(
    Object.entries(step?.env ?? {}).map(([name, value]) => [name, inputOf(value)])
  )
  const {stdout, stderr, status} = spawnSync('bash', ['-c', step?.run ?? ''], {
    cwd: folder,
    encoding: 'utf8',
    env: plainEnv({
      ...env,
      PATH: `${path.join(folder, 'bin')}${path.delimiter}${process.env['PATH']}`,
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: path.join(folder, 'summary'),
      GITHUB_OUTPUT: path.join(folder, 'output')
    })
  })
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8')
  return {stdout, stderr, status, read}
}

const MISTAKE = {'a b.news.txt': article('A :palce[Town].\n')}

describe('the action for GitHub', () => {
  test('annotates, adds to the summary and fails for errors', () => {
    const {stdout, status, read} = runAction(MISTAKE, {})
    expect(stdout).toMatch(/^::error .*file=a b\.news\.txt.*line=6/m)
    expect(read('summary')).toMatch(/^kept\n[\s\S]*unknown-kind/)
    expect(read('output')).toBe('exit-code=1\n')
    expect(status).toBe(1)
  })

  test('passes on paths and options one a line, whatever stands in them', () => {
    const {stdout, stderr, status, read} = runAction(
      {...MISTAKE, 'other.news.txt': article('A :palce[Town].\n')},
      {paths: 'a b.news.txt\n', args: '--quiet\n--max-warnings=0\n', 'sarif-file': 'out.sarif'}
    )
    expect(stderr).toBe('')
    expect(stdout).not.toContain('other')
    expect(JSON.parse(read('out.sarif'))).toMatchObject({version: '2.1.0'})
    expect(status).toBe(1)
  })

  test('runs nothing that stands in an input', () => {
    const {read} = runAction(MISTAKE, {
      paths: '$(touch owned); `touch owned`',
      args: '; touch owned'
    })
    expect(() => read('owned')).toThrow('ENOENT')
  })

  test('leaves the summary alone where none is wanted', () => {
    expect(runAction({}, {summary: 'false'}).read('summary')).toBe('kept\n')
  })
})
