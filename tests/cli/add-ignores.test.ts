import {chmodSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, runCli, scratch} from './run-cli.js'

const PROJECT = {
  'newsmark.yaml': 'include: [articles/*.news.txt]\nrules: {unused-entry: off}\n',
  'glossary.yaml': 'actors:\n  un: {name: UN, aliases: [The UN, the UN]}\n'
}

/** Adds comments to one article, and compares what becomes of it; a second time changes nothing. */
function checkAdded(text: string, option: string, expected: string): void {
  const folder = scratch({...PROJECT, 'articles/a.news.txt': text})
  const run = runCli(folder, ['check', option])
  expect(readFileSync(path.join(folder, 'articles/a.news.txt'), 'utf8')).toBe(expected)
  expect(run.stderr).toMatch(/^newsmark: Wrote \d comments? in 1 file\.\n$/)
  expect(runCli(folder, ['check', option]).stderr).toBe('newsmark: Wrote 0 comments in 0 files.\n')
  expect(readFileSync(path.join(folder, 'articles/a.news.txt'), 'utf8')).toBe(expected)
}

describe('--add-ignores', () => {
  test('writes one comment above each line, with the reason', () => {
    checkAdded(
      article(
        'One.\n\n:actr[x] and :plce[y] and :actor[UN]{ref=um}.\n:claim[C]{#c1 speaker=un rebuts=z#c9}'
      ),
      '--add-ignores=coded before 2016',
      article(
        'One.\n\n<!-- newsmark-ignore-next-line unknown-entry unknown-kind -- coded before 2016 -->\n:actr[x] and :plce[y] and :actor[UN]{ref=um}.\n<!-- newsmark-ignore-next-line unknown-claim -- coded before 2016 -->\n:claim[C]{#c1 speaker=un rebuts=z#c9}'
      )
    )
  })

  test('keeps byte order mark and line ends', () => {
    const text = `\uFEFF${article(':actr[x]\n').replaceAll('\n', '\r\n')}`
    checkAdded(
      text,
      '--add-ignores=old',
      text.replace(':actr', '<!-- newsmark-ignore-next-line unknown-kind -- old -->\r\n:actr')
    )
  })

  test('writes for the whole file what is wrong with its front matter', () => {
    checkAdded(
      '---\ntitle: T\n---\n:actor[UN]\n',
      '--add-ignores=old',
      '---\ntitle: T\n---\n<!-- newsmark-ignore-file missing-metadata -- old -->\n:actor[UN]\n'
    )
  })

  test('leaves the reason to be written, which is then asked for', () => {
    const folder = scratch({...PROJECT, 'articles/a.news.txt': article(':actr[x]\n')})
    const {code, stdout} = runCli(folder, ['check', '--add-ignores', '--format', 'concise'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^articles\/a\.news\.txt:6:1: warning suppression-without-reason .*\n$/)
  })

  test('leaves what no comment can silence, and says so', () => {
    const folder = scratch({
      ...PROJECT,
      'glossary.yaml': 'actors:\n  un: {nam: UN}\n',
      'articles/a.news.txt': article('Nothing.')
    })
    const {code, stdout, stderr} = runCli(folder, ['check', '--add-ignores', '--format', 'concise'])
    expect(code).toBe(1)
    expect(stdout).toContain('invalid-glossary')
    expect(stderr).toBe('newsmark: Wrote 0 comments in 0 files.\n')
  })

  test('says which files cannot be written, and goes on', () => {
    const folder = scratch({
      ...PROJECT,
      'articles/a.news.txt': article(':actr[x]\n'),
      'articles/b.news.txt': article(':actr[x]\n')
    })
    chmodSync(path.join(folder, 'articles/a.news.txt'), 0o444)
    const {code, stderr} = runCli(folder, ['check', '--add-ignores=old'])
    // Whoever is root may write it all the same.
    const isRoot = process.getuid?.() === 0
    expect(stderr).toContain(`Wrote ${isRoot ? '2 comments in 2 files' : '1 comment in 1 file'}`)
    expect(code).toBe(isRoot ? 0 : 2)
  })

  test.each([
    [['check', '-', '--add-ignores']],
    [['check', '--fix', '--add-ignores']],
    [['check', '--diff', '--add-ignores']],
    [['check', '--no-inline-ignores', '--add-ignores']]
  ])('%j is wrong use', args => {
    const {code, stderr} = runCli(scratch(PROJECT), args, {input: ''})
    expect([code, stderr]).toEqual([2, expect.stringContaining('`--add-ignores` beside')])
  })
})
