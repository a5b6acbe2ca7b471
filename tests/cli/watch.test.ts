import {type ChildProcess, spawn} from 'node:child_process'
import {mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {article, CLI, plainEnv, scratch} from './run-cli.js'

const error = article(':actr[X] left.')
const fine = article('X left.')
const NAMED = 'a.news.txt:6:2: error unknown-kind'
const WATCHING = /Checked at \d\d:\d\d:\d\d, watching for changes; Ctrl-C ends\n/g

/** A run that goes on. */
interface Watch {
  readonly child: ChildProcess
  /** How often it has checked and begun to wait. */
  readonly rounds: () => number
  /** What it has printed since it was asked for the last time. */
  readonly printed: () => string
  readonly told: () => string
  readonly code: Promise<number | null>
}

function watchIn(folder: string, ...args: string[]): Watch {
  const child = spawn(process.execPath, [CLI, 'check', '--watch', ...args], {
    cwd: folder,
    env: plainEnv()
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  let told = ''
  let seen = 0
  child.stdout.setEncoding('utf8').on('data', text => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    told += text
  })
  return {
    child,
    rounds: () => told.match(WATCHING)?.length ?? 0,
    printed: () => {
      const news = out.slice(seen)
      seen = out.length
      return news
    },
    told: () => told,
    code: new Promise(resolve => {
      child.on('exit', resolve)
    })
  }
}

const poll = {timeout: 20_000, interval: 20}

/** Does something to files and waits for what is then printed. */
async function onceDone(run: Watch, change: () => void): Promise<string> {
  const before = run.rounds()
  run.printed()
  change()
  await expect.poll(run.rounds, poll).toBeGreaterThan(before)
  return run.printed()
}

describe('--watch', () => {
  test('checks again whenever an article, the glossary, the codebook or the project changes', async () => {
    const folder = scratch({
      'newsmark.yaml': 'glossary: [names.yaml]\ncodebook: codes.yaml\n',
      'names.yaml': 'actors: {x: {name: X}}\n',
      'codes.yaml': '',
      'a.news.txt': error
    })
    const write = (name: string, text: string): void => {
      mkdirSync(path.dirname(path.join(folder, name)), {recursive: true})
      writeFileSync(path.join(folder, name), text)
    }
    const run = watchIn(folder, '-f', 'concise')
    await expect.poll(run.rounds, poll).toBe(1)
    expect(run.printed()).toContain(NAMED)
    expect(await onceDone(run, () => write('a.news.txt', fine))).toBe('')
    expect(await onceDone(run, () => write('new/b.news.txt', error))).toContain(
      'new/b.news.txt:6:2'
    )
    expect(await onceDone(run, () => write('codes.yaml', 'kinds: {actr: {unit: mark}}\n'))).toBe('')
    expect(await onceDone(run, () => write('names.yaml', 'actors: {x: {nme: X}}\n'))).toContain(
      'names.yaml:1'
    )
    expect(await onceDone(run, () => write('newsmark.yaml', 'include: [nothing.txt\n'))).toContain(
      'invalid-project'
    )
    expect(await onceDone(run, () => write('newsmark.yaml', ''))).toContain('new/b.news.txt:6:2')
    expect(await onceDone(run, () => write('.newsmarkignore', 'new\n'))).toBe('')
    expect(await onceDone(run, () => rmSync(path.join(folder, '.newsmarkignore')))).toContain(
      'new/b'
    )
    expect(await onceDone(run, () => rmSync(path.join(folder, 'new'), {recursive: true}))).toBe('')
    run.child.kill('SIGINT')
    expect(await run.code).toBe(130)
  }, 120_000)

  test('sees a file that is replaced in one step, and names that come after a failure', async () => {
    const folder = scratch({'a.news.txt': fine, 'draft.txt': error})
    const run = watchIn(folder, '-f', 'concise', 'a.news.txt')
    await expect.poll(run.rounds, poll).toBe(1)
    const replace = (): void =>
      renameSync(path.join(folder, 'draft.txt'), path.join(folder, 'a.news.txt'))
    expect(await onceDone(run, replace)).toContain(NAMED)
    expect(await onceDone(run, () => rmSync(path.join(folder, 'a.news.txt')))).toBe('')
    expect(run.told()).toContain('a.news.txt: There is no such file')
    expect(
      await onceDone(run, () => writeFileSync(path.join(folder, 'a.news.txt'), error))
    ).toContain(NAMED)
    run.child.kill('SIGINT')
    expect(await run.code).toBe(130)
  }, 60_000)

  test('sees a new glossary file beside the project', async () => {
    const folder = scratch({
      '.git/HEAD': 'ref: refs/heads/main\n',
      'shared/one.yaml': 'actors: {x: {name: X}}\n',
      'project/newsmark.yaml': 'glossary: [../shared/*.yaml]\n',
      'project/a.news.txt': fine
    })
    const run = watchIn(path.join(folder, 'project'), '-f', 'concise')
    await expect.poll(run.rounds, poll).toBe(1)
    const add = (): void => writeFileSync(path.join(folder, 'shared/two.yaml'), 'actor: {}\n')
    expect(await onceDone(run, add)).toContain('shared/two.yaml:1')
    run.child.kill('SIGINT')
    expect(await run.code).toBe(130)
  }, 60_000)

  test('follows a link to a glossary: its target, another link in its place, another target', async () => {
    const missing = 'actors: {x: {nme: X}}\n'
    const folder = scratch({
      'newsmark.yaml': 'glossary: [g.yaml]\n',
      'shared/real.yaml': 'actors: {x: {name: X}}\n',
      'other/real.yaml': 'actors: {x: {name: X}}\n',
      'a.news.txt': fine
    })
    const link = path.join(folder, 'g.yaml')
    const target = path.join(folder, 'shared/real.yaml')
    const other = path.join(folder, 'other/real.yaml')
    symlinkSync(target, link)
    const run = watchIn(folder, '-f', 'concise')
    await expect.poll(run.rounds, poll).toBe(1)
    expect(await onceDone(run, () => writeFileSync(target, missing))).toContain('g.yaml:1')
    const relink = (): void => {
      rmSync(link)
      symlinkSync(other, link)
    }
    expect(await onceDone(run, relink)).toBe('')
    expect(await onceDone(run, () => writeFileSync(other, missing))).toContain('g.yaml:1')
    run.child.kill('SIGINT')
    expect(await run.code).toBe(130)
  }, 60_000)

  test('is not woken by what matters to no project', async () => {
    const folder = scratch({'newsmark.yaml': '', 'a.news.txt': fine})
    const run = watchIn(folder, '-f', 'concise', '-o', 'report.txt', '-f', 'json-lines')
    await expect.poll(run.rounds, poll).toBe(1)
    writeFileSync(path.join(folder, 'notes.md'), 'x')
    expect(
      await onceDone(run, () => writeFileSync(path.join(folder, 'a.news.txt'), error))
    ).toContain('"unknown-kind"')
    expect(run.rounds()).toBe(2)
    run.child.kill('SIGINT')
    expect(await run.code).toBe(130)
  }, 60_000)
})
