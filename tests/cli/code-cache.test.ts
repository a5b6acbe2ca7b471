import {spawnSync} from 'node:child_process'
import {copyFileSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {plainEnv, ROOT, scratch} from './run-cli.js'

const DIST = path.join(ROOT, 'dist')

function runNode(args: readonly string[], cwd: string): string {
  const {stdout, stderr, status} = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    env: plainEnv()
  })
  expect({stderr, status}).toEqual({stderr: '', status: 0})
  return stdout
}

test.each([
  ['newsmark', 'newsmark.cache'],
  ['newsmark', 'newsmark.merge-file.cache'],
  ['newsmark', 'newsmark.textconv.cache'],
  ['newsmark', 'newsmark.diff.cache'],
  ['language-server', 'language-server.cache']
])('the compiled code of %s that the build keeps in %s is what this Node takes', (name, cache) => {
  const code = `const {readFileSync} = require('node:fs')
      const cachedData = readFileSync('${cache}')
      const source = readFileSync('${name}.cjs', 'latin1')
      const script = new (require('node:vm').Script)(source, {cachedData})
      console.log(script.cachedDataRejected, /[\\u0080-\\uffff]/.test(source))`
  expect(runNode(['-e', code], DIST)).toBe('false false\n')
})

test('that of a command which git calls holds the command, and nothing of a check', () => {
  const text = (name: string): string => readFileSync(path.join(DIST, name), 'latin1')
  const merge = text('newsmark.merge-file.cache')
  // All in one are 1.1 MB, and a merge takes 1.12 of the processor time with them.
  expect(merge.length).toBeLessThan(text('newsmark.cache').length * 0.7)
  // A name that the code of a merge alone uses.
  expect(merge).toContain('blocksLeftOut')
})

test('without it, or with a broken one, the command line does the same', () => {
  const folder = scratch({'a.news.txt': ''})
  for (const name of ['cli.cjs', 'newsmark.cjs'])
    copyFileSync(path.join(DIST, name), path.join(folder, name))
  const check = (): string => runNode(['cli.cjs', 'check', '--format', 'stylish'], folder)
  const printed = '✔ No problems, 1 article checked.\n'
  expect(check()).toBe(printed)
  writeFileSync(path.join(folder, 'newsmark.cache'), 'no code')
  expect(check()).toBe(printed)
  rmSync(path.join(folder, 'newsmark.cache'))
})
