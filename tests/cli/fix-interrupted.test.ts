import {spawn} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, CLI, plainEnv, runCli, scratch} from './run-cli.js'

const COUNT = 400
const names = Array.from({length: COUNT}, (_, index) => `${1000 + index}.news.txt`)
const filler = 'Nobody is named in here. '.repeat(2000)
const before = article(`:actor[Ada]{ref=ada} ${filler}`)
const after = article(`:actor[Ada] ${filler}`)

/** Starts to fix many files, and sends a signal as soon as so many of them are written. */
async function interrupt(signal: NodeJS.Signals, written: number) {
  const folder = scratch({
    'newsmark.yaml': '',
    'glossary.yaml': 'actors:\n  ada: {name: Ada}\n',
    ...Object.fromEntries(names.map(name => [name, before]))
  })
  const child = spawn(process.execPath, [CLI, 'check', '--fix', '--format', 'concise'], {
    cwd: folder,
    env: plainEnv(),
    stdio: 'ignore'
  })
  const ended = new Promise<number | null>(resolve => child.on('close', resolve))
  while (child.exitCode === null && countFixed(folder) < written)
    await new Promise(resolve => setTimeout(resolve, 1))
  child.kill(signal)
  return {folder, code: await ended, isCut: countFixed(folder) < COUNT}
}

function countFixed(folder: string): number {
  const marks = names.map(name => path.join(folder, name)).map(file => readFileSync(file).length)
  return marks.filter(length => length === Buffer.byteLength(after)).length
}

function checkWhole(folder: string): void {
  for (const name of names)
    expect([before, after]).toContain(readFileSync(path.join(folder, name), 'utf8'))
}

describe.each([1, 20, 100])('an interruption when %d files are written', written => {
  test('by Ctrl-C leaves each file old or new, and nothing beside them', async () => {
    const {folder, code, isCut} = await interrupt('SIGINT', written)
    expect(isCut).toBe(true)
    expect(code).toBe(130)
    checkWhole(folder)
    expect(readdirSync(folder)).toHaveLength(COUNT + 2)
  })

  test('from outside does so too', async () => {
    const {folder, code, isCut} = await interrupt('SIGTERM', written)
    expect(isCut).toBe(true)
    expect(code).toBe(null)
    checkWhole(folder)
    expect(readdirSync(folder)).toHaveLength(COUNT + 2)
  })

  test('by force does so too, and the next run clears up', async () => {
    const {folder, isCut} = await interrupt('SIGKILL', written)
    expect(isCut).toBe(true)
    checkWhole(folder)
    runCli(folder, ['check', '--fix'])
    expect(countFixed(folder)).toBe(COUNT)
    expect(readdirSync(folder)).toHaveLength(COUNT + 2)
  })
})
