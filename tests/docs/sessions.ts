import {spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect} from 'vitest'
import {type Block, blocksOf, ROOT, readPage} from './markdown.js'

const CLI = path.join(ROOT, 'dist/cli.cjs')

/** What a shell printed. */
export interface ShellRun {
  readonly output: string
  readonly stdout: string
  readonly code: number | null
}

/** The files of a page in a folder of their own, and a shell there that knows the command `newsmark`. */
export interface Sessions {
  /** The blocks of the page that show what a command prints. */
  readonly blocks: readonly Block[]
  readonly run: (command: string) => ShellRun
  /** Compares a block with what its command prints, or writes the page anew when `UPDATE=1` is set. */
  readonly check: (block: Block) => void
  readonly close: () => void
}

/** Opens the sessions of a page: blocks of `console`, about the files whose names stand behind the languages of others. */
export function openSessions(page: string): Sessions {
  if (!existsSync(CLI)) throw new Error('There is no dist/cli.cjs: run `npm run build` first')
  const folder = mkdtempSync(path.join(tmpdir(), 'newsmark-docs-'))
  mkdirSync(path.join(folder, 'work'))
  mkdirSync(path.join(folder, 'bin'))
  const blocks = blocksOf(page)
  for (const {role, text} of blocks)
    for (const name of role.split(' ').filter(word => word.includes('.')))
      writeFileSync(path.join(folder, 'work', name), text)
  const launcher = path.join(folder, 'bin/newsmark')
  writeFileSync(launcher, `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`)
  chmodSync(launcher, 0o755)
  const run = (command: string): ShellRun => runShell(folder, command)
  return {
    blocks: blocks.filter(({language}) => language === 'console'),
    run,
    check: block => checkBlock(page, block, run),
    close: () => rmSync(folder, {recursive: true})
  }
}

function runShell(folder: string, command: string): ShellRun {
  const PATH = `${path.join(folder, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`
  const {stdout, stderr, status} = spawnSync('sh', ['-c', command], {
    cwd: path.join(folder, 'work'),
    env: {PATH, NO_COLOR: '1'},
    encoding: 'utf8'
  })
  return {output: `${stdout}${stderr}`, stdout, code: status}
}

function checkBlock(page: string, {text}: Block, run: Sessions['run']): void {
  const [first = '', ...printed] = text.split('\n')
  expect(first).toMatch(/^\$ newsmark /)
  const output = shown(run(first.slice(2)).output)
  if (process.env['UPDATE'] === '1')
    rewrite(page, text, `${first}\n${output === '' ? '' : `${output}\n`}`)
  else expect(output).toBe(shown(printed.join('\n')))
}

/** Writes a part of a page anew. */
export function rewrite(page: string, old: string, text: string): void {
  writeFileSync(
    path.join(ROOT, page),
    readPage(page).replace(`\n${old}\`\`\``, () => `\n${text}\`\`\``)
  )
}

/** A block ends with a line end, whether or not what it shows does. */
function shown(output: string): string {
  return output.replace(/\n+$/, '')
}
