import {expect, test} from 'vitest'
import {createFactsTable} from '../../../server/src/model/facts/facts-table.js'
import {type ArticlesOutcome, checkBatch} from '../../../server/src/runner/run/check-batch.js'
import type {ProjectCheck} from '../../../server/src/runner/run/check-file.js'
import {createQueue} from '../../../server/src/runner/run/work-queue.js'
import {toProject} from '../../support/project.js'
import {plainOptions} from '../plain-options.js'

const {project} = toProject([{path: 'glossary.yaml', text: 'actors: {}\n', marks: []}])

function checkOf(texts: Readonly<Record<string, string | Error>>, change = {}): ProjectCheck {
  const read = (path: string): string => {
    const text = texts[path]
    if (typeof text === 'string') return text
    throw text ?? new Error(`Unexpected path ${path}`)
  }
  return {
    project: {...project, ...change},
    access: {
      show: path => `shown/${path}`,
      read,
      readBytes: path => Buffer.from(read(path))
    },
    options: plainOptions,
    clock: undefined,
    wanted: undefined
  }
}

function run(check: ProjectCheck, paths: readonly string[]): ArticlesOutcome {
  const work = {check, queue: createQueue(paths), cache: undefined, contents: undefined}
  return checkBatch(work, {index: 0, from: 0, to: paths.length}, createFactsTable())
}

test('a file that vanished meanwhile does not keep the others from being checked', () => {
  const gone = Object.assign(new Error('ENOENT: gone'), {code: 'ENOENT', syscall: 'open'})
  const batch = run(checkOf({'a.txt': gone, 'b.txt': ':actr[x]'}), ['a.txt', 'b.txt'])
  expect(batch.articles).toBe(1)
  expect(batch.findings.map(({path, ruleId}) => `${path} ${ruleId}`)).toContain(
    'shown/b.txt unknown-kind'
  )
  expect(batch.failures).toEqual([
    {path: 'shown/a.txt', message: 'There is no such file or folder: check the path'}
  ])
})

test('a bug in a rule is told with its name, and is no finding', () => {
  const failing = new Proxy(
    {},
    {
      get() {
        throw new TypeError('a bug of ours')
      }
    }
  )
  const rules = new Map([['claim-without-speaker', {severity: 'error', options: failing}]])
  const check = checkOf({'a.txt': ':claim[x] :actr[x]'}, {config: {...project.config, rules}})
  const {failures, findings} = run(check, ['a.txt'])
  expect(failures).toHaveLength(1)
  expect(failures[0]).toMatchObject({
    path: 'shown/a.txt',
    message: expect.stringMatching(
      /^Internal error in the rule `claim-without-speaker`: TypeError: a bug of ours\n/
    )
  })
  expect(findings.map(({ruleId}) => ruleId)).toContain('unknown-kind')
})

test('a bug outside of rules is told with the file, and the other files are checked', () => {
  const named = (): never => {
    throw new TypeError('a bug of ours')
  }
  const check = checkOf(
    {'a.txt': ':actor[x]', 'b.txt': ':actr[x]'},
    {glossary: {...project.glossary, named}}
  )
  const {failures, findings} = run(check, ['a.txt', 'b.txt'])
  expect(failures).toHaveLength(1)
  expect(failures[0]).toMatchObject({
    path: 'shown/a.txt',
    message: expect.stringMatching(/^Internal error: TypeError: a bug of ours\n/)
  })
  expect(findings.map(({path}) => path)).toContain('shown/b.txt')
})
