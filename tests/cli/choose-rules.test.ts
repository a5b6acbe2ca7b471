import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {runCli, scratch} from './run-cli.js'

const FILES = {
  'newsmark.yaml': 'rules: {duplicate-id: off}\n',
  'glossary.yaml': 'actors: {un: {name: UN}}\n',
  'a.news.txt':
    'The :actor[UN]{ref=un} spoke :claim[x]{#c .a speaker=un} <!-- newsmark-ignore-line missing-metadata: known -->\n',
  'b/b.news.txt': ':claim[x]{#c speaker=un} :claim[y]{#c speaker=un} :actor[Ann]{ref=nn}\n'
}

/** The rules that find something, sorted. */
function rulesIn(folder: string, ...args: readonly string[]): readonly string[] {
  const {stdout} = runCli(folder, ['check', '-f', 'json', ...args])
  return JSON.parse(stdout).map(({ruleId}: {ruleId: string}) => ruleId)
}

describe('--rule', () => {
  test('runs one rule alone, also one that is off, and calls no comment for others unused', () => {
    const folder = scratch(FILES)
    expect(rulesIn(folder)).toContain('missing-metadata')
    expect(rulesIn(folder, '--rule', 'redundant-ref')).toEqual(['redundant-ref'])
    expect(rulesIn(folder, '--rule', 'duplicate-id')).toEqual(['duplicate-id'])
    expect(rulesIn(folder, '--rule', 'unused-suppression')).toEqual([])
    const both = ['--rule', 'duplicate-id', '--rule', 'unknown-entry', '--cache']
    expect(rulesIn(folder, ...both, '--cache-location', 'c')).toEqual([
      'duplicate-id',
      'unknown-entry'
    ])
    expect(rulesIn(folder, '--rule', 'unknown-entry', '--cache', '--cache-location', 'c')).toEqual([
      'unknown-entry'
    ])
  })

  test('is told which rule was meant', () => {
    const {code, stderr} = runCli(scratch(FILES), ['check', '--rule', 'redundant-rf'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('expected `redundant-ref`')])
  })
})

describe('--fix-rule', () => {
  test('fixes what one rule finds', () => {
    const folder = scratch({...FILES, 'a.news.txt': ':actor[UN]{ref=un} :place[ Aleppo ]\n'})
    runCli(folder, ['check', '--fix', '--fix-rule', 'redundant-ref'])
    expect(readFileSync(path.join(folder, 'a.news.txt'), 'utf8')).toBe(
      ':actor[UN] :place[ Aleppo ]\n'
    )
    expect(runCli(folder, ['check', '--fix-rule', 'redundant-ref']).stderr).toContain('--fix-rule')
  })
})

describe('the project file', () => {
  test('is the one that --config names, for all that lies with it', () => {
    const folder = scratch({...FILES, 'strict.yaml': 'preset: strict\nglossary: []\n'})
    expect(rulesIn(folder, '-c', 'strict.yaml', 'a.news.txt')).toContain('unknown-entry')
    const outside = runCli(path.join(folder, 'b'), ['check', '--config', '../b/none.yaml'])
    expect([outside.code, outside.stderr]).toEqual([2, expect.stringContaining('--config')])
    const inner = scratch({...FILES, 'b/own.yaml': ''})
    expect(runCli(inner, ['check', '--config', 'b/own.yaml', 'a.news.txt']).code).toBe(2)
  })

  test('is none with --isolated', () => {
    const folder = scratch({...FILES, 'newsmark.yaml': 'nonsense: [\n'})
    expect(runCli(folder, ['check']).stdout).toContain('newsmark.yaml')
    const {stdout} = runCli(folder, ['check', '--isolated', '-j', '2'])
    expect(stdout).not.toContain('newsmark.yaml')
    expect(stdout).toContain('duplicate-id')
  })
})

test('--show-files lists what would be checked', () => {
  const folder = scratch(FILES)
  expect(runCli(folder, ['check', '--show-files']).stdout).toBe('a.news.txt\nb/b.news.txt\n')
  expect(runCli(folder, ['check', '--show-files', '-0', 'b']).stdout).toBe('b/b.news.txt\0')
})

test('--exit-zero leaves the exit code at 0 for whatever is found', () => {
  const folder = scratch(FILES)
  expect(runCli(folder, ['check']).code).toBe(1)
  expect(runCli(folder, ['check', '--exit-zero']).code).toBe(0)
  expect(runCli(folder, ['check', '--exit-zero', 'none.news.txt']).code).toBe(2)
})
