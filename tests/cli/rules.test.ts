import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {allRules} from '../../server/src/rules/registry.js'
import {plainEnv, ROOT, runCli} from './run-cli.js'

describe('newsmark rules', () => {
  test('lists every rule by group', () => {
    const {code, stdout} = runCli(ROOT, ['rules'])
    expect(code).toBe(0)
    const listed = stdout.split('\n').flatMap(line => /^ {2}(\S+) /.exec(line)?.[1] ?? [])
    expect(listed).toEqual(allRules.map(({id}) => id))
    const groups = stdout.split('\n').filter(line => /^\w/.test(line))
    expect(groups).toEqual([...new Set(allRules.map(({group}) => group))])
  })

  test('lists them as records', () => {
    const records = JSON.parse(runCli(ROOT, ['rules', '--format', 'json']).stdout)
    expect(records).toHaveLength(allRules.length)
    expect(records.find((record: {id: string}) => record.id === 'missing-metadata')).toEqual({
      id: 'missing-metadata',
      group: 'metadata',
      severity: 'warning',
      strict: 'error',
      fix: null,
      options: ['fields'],
      summary: 'A tagged article without its title, source or date',
      url: 'https://github.com/newsmark/newsmark/blob/main/docs/rules/missing-metadata.md'
    })
  })

  test('sends those who name one to its page', () => {
    const {code, stderr} = runCli(ROOT, ['rules', 'empty-tag'])
    expect(code).toBe(2)
    expect(stderr).toContain('expected `newsmark explain empty-tag` for one rule')
  })
})

describe('newsmark explain', () => {
  test('prints the page of each rule, as it stands', () => {
    const ids = allRules.map(({id}) => id)
    const pages = ids.map(id => readFileSync(path.join(ROOT, `docs/rules/${id}.md`), 'utf8'))
    expect(runCli('/', ['explain', ...ids])).toEqual({
      code: 0,
      stdout: pages.join('\n'),
      stderr: ''
    })
  })

  test('prints several, and for a terminal without the signs of Markdown', () => {
    const env = plainEnv({FORCE_COLOR: '1'})
    const {stdout} = runCli(ROOT, ['explain', 'empty-tag', 'unclosed-tag'], {env})
    expect(stdout).toContain('\u001b[1mempty-tag\u001b[22m\n')
    expect(stdout).toContain('\u001b[1mWhy\u001b[22m\n')
    expect(stdout).not.toMatch(/^(#|```)/m)
  })

  test.each([
    [['empty-tags'], 'Unexpected rule `empty-tags`, expected `empty-tag`'],
    [['../rules/empty-tag'], 'Unexpected rule `../rules/empty-tag`, expected'],
    [['no-such-thing'], 'expected one that `newsmark rules` lists'],
    [[], 'No rule is given']
  ])('refuses %j', (args, message) => {
    const {code, stdout, stderr} = runCli(ROOT, ['explain', ...args])
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(message)
  })
})
