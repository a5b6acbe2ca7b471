import {expect, test} from 'vitest'
import {type Checker, checkBatch} from '../../server/src/cli/checker.js'
import {toProject} from '../support/project.js'

const {project} = toProject([{path: 'glossary.yaml', text: 'actors: {}\n', marks: []}])

function checkerOf(texts: Readonly<Record<string, string | Error>>, change = {}): Checker {
  return {
    project: {...project, ...change},
    show: path => `shown/${path}`,
    read: path => {
      const text = texts[path]
      if (typeof text === 'string') return text
      throw text ?? new Error(`Unexpected path ${path}`)
    }
  }
}

test('a file that vanished meanwhile does not keep the others from being checked', () => {
  const gone = Object.assign(new Error('ENOENT: gone'), {code: 'ENOENT', syscall: 'open'})
  const batch = checkBatch(checkerOf({'a.txt': gone, 'b.txt': ':actr[x]'}), ['a.txt', 'b.txt'])
  expect(batch.articles).toBe(1)
  expect(batch.findings.map(({path, ruleId}) => `${path} ${ruleId}`)).toContain(
    'shown/b.txt unknown-kind'
  )
  expect(batch.failures).toEqual([
    {path: 'shown/a.txt', message: 'Unexpected path, expected a file or folder that exists'}
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
  const checker = checkerOf({'a.txt': ':claim[x] :actr[x]'}, {config: {...project.config, rules}})
  const {failures, findings} = checkBatch(checker, ['a.txt'])
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
  const checker = checkerOf(
    {'a.txt': ':actor[x]', 'b.txt': ':actr[x]'},
    {glossary: {...project.glossary, named}}
  )
  const {failures, findings} = checkBatch(checker, ['a.txt', 'b.txt'])
  expect(failures).toHaveLength(1)
  expect(failures[0]).toMatchObject({
    path: 'shown/a.txt',
    message: expect.stringMatching(/^Internal error: TypeError: a bug of ours\n/)
  })
  expect(findings.map(({path}) => path)).toContain('shown/b.txt')
})
