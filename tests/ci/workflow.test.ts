import {readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {parse} from 'yaml'
import {ROOT} from '../docs/markdown.js'

interface Workflow {
  readonly jobs: {readonly test: Job}
}

interface Job {
  readonly strategy: {readonly matrix: {readonly os: string[]; readonly node: number[]}}
  readonly 'runs-on': string
  readonly steps: readonly {readonly run?: string; readonly shell?: string}[]
}

test('every supported system and Node runs the script that CI runs', () => {
  const text = readFileSync(path.join(ROOT, '.github/workflows/test.yml'), 'utf8')
  const {test: job}: Workflow['jobs'] = (parse(text) as Workflow).jobs
  const {os, node} = job.strategy.matrix
  expect(os.map(name => name.split('-')[0])).toEqual(['ubuntu', 'windows', 'macos'])
  expect(node).toEqual([20, 22, 24])
  expect(job['runs-on']).toMatch(/^\$\{\{ matrix\.os \}\}$/)
  const commands = job.steps.flatMap(({run, shell}) => (run ? [{run, shell}] : []))
  expect(commands).toEqual([{run: 'bash .ci/run', shell: 'bash'}])
})
