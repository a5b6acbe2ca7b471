import {mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {ROOT, runCli} from './run-cli.js'

const examples = path.join(ROOT, 'examples')
const golden = path.join(import.meta.dirname, 'golden')

const {UPDATE} = process.env

/** Compares with a file, or writes the file anew when `UPDATE=1` is set. */
async function expectGolden(name: string, text: string): Promise<void> {
  const file = path.join(golden, name)
  if (UPDATE === '1') {
    mkdirSync(golden, {recursive: true})
    writeFileSync(file, text)
  }
  await expect(text).toMatchFileSnapshot(file)
}

test.each([
  ['mistakes.txt', 'stylish'],
  ['mistakes.jsonl', 'json-lines']
])('examples/mistakes gives %s', async (name, format) => {
  const {stdout, stderr, code} = runCli(examples, ['check', 'mistakes', '--format', format])
  await expectGolden(name, stdout)
  expect(stderr).toBe('')
  expect(code).toBe(1)
})

test('examples/aleppo-2016 is clean', () => {
  const {stdout, stderr, code} = runCli(examples, ['check', 'aleppo-2016', '--max-warnings', '0'])
  expect(stdout).toMatch(/^✔ No problems, \d+ articles checked\.\n$/)
  expect(stderr).toBe('')
  expect(code).toBe(0)
})

test.each(['', 'check', 'text', 'mentions', 'lsp'])('the help of `%s`', async command => {
  const {stdout, code} = runCli(examples, [...command.split(' ').filter(Boolean), '--help'])
  await expectGolden(`help-${command || 'newsmark'}.txt`, stdout)
  expect(stdout.split('\n').filter(line => line.length > 100)).toEqual([])
  expect(code).toBe(0)
})
