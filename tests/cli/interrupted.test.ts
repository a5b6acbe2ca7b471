import {readdirSync, readFileSync, statSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {interrupt, manyArticles} from './interrupt.js'
import {article, scratch} from './run-cli.js'

describe('Ctrl-C ends with 130', () => {
  const COUNT = 2_000
  const names = Array.from({length: COUNT}, (_, index) => `${index}.news.txt`)

  test.each([
    ['check', ['check']],
    ['check in threads', ['check', '--threads', '2']],
    ['check with a cache', ['check', '--cache-location', 'kept']],
    ['check of a part', ['check', '--partial', '--format', 'json-lines']],
    ['baseline', ['baseline', 'create']],
    ['mentions', ['mentions', ...names]],
    ['seal', ['seal', '.']]
  ])('%s', async (_name, args) => {
    const folder = manyArticles(COUNT)
    const before = readdirSync(folder)
    const {code, stderr} = await interrupt(folder, args, 6_000_000)
    expect({code, stderr}).toEqual({code: 130, stderr: ''})
    // Nothing is written by halves, nor left lying about.
    expect(readdirSync(folder).filter(name => name !== 'kept')).toEqual(before)
    const whole = /^---\n(text-sha256|title)[\s\S]*speaker=author\}\. $/
    for (const name of names) expect(readFileSync(path.join(folder, name), 'utf8')).toMatch(whole)
  })

  test.each(['tables', 'brat'])('export of %s, of which nothing is left', async format => {
    const folder = manyArticles(COUNT)
    const before = readdirSync(folder)
    const args = ['export', format, '-o', 'out/of']
    const {code, stdout, stderr} = await interrupt(folder, args, 6_000_000)
    expect({code, stdout, stderr}).toEqual({
      code: 130,
      stdout: '',
      stderr: 'newsmark: Nothing was written, as the export was stopped\n'
    })
    expect(readdirSync(folder)).toEqual(before)
  })

  test('while comments are written', async () => {
    const folder = manyArticles(COUNT)
    const sizeOf = (name: string): number => statSync(path.join(folder, name)).size
    const before = sizeOf('0.news.txt')
    const isWriting = (): boolean => sizeOf('0.news.txt') !== before
    const {code, stderr} = await interrupt(folder, ['check', '--add-ignores=Why'], isWriting)
    expect(code).toBe(130)
    const [, count] = /^newsmark: Wrote \d+ comments? in (\d+) files?\.\n$/.exec(stderr) ?? []
    const written = names.filter(name => {
      const text = readFileSync(path.join(folder, name), 'utf8')
      expect(text).toMatch(/^---\ntitle[\s\S]*speaker=author\}\. $/)
      return text.includes('newsmark-ignore')
    })
    expect(written).toHaveLength(Number(count))
    expect(written.length).toBeLessThan(COUNT)
    expect(written.length).toBeGreaterThan(0)
  })

  test('while changes are waited for', async () => {
    const watching = /watching for changes; Ctrl-C ends/
    const {code} = await interrupt(
      scratch({'a.news.txt': article(':actr[X] left.')}),
      ['check', '--watch'],
      watching
    )
    expect(code).toBe(130)
  })
})
