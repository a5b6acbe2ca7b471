import {spawnSync} from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {blocksOf, ROOT, readPage} from './markdown.js'

const PAGE = 'docs/cli.md'
const CLI = path.join(ROOT, 'dist/cli.cjs')
const commands = ['', 'check', 'text', 'mentions', 'lsp']

const blocks = blocksOf(PAGE)
const sessions = blocks.filter(({language}) => language === 'console')
let folder: string

/** The page's files in a folder of their own, and `newsmark` on the path of its commands. */
beforeAll(() => {
  if (!existsSync(CLI)) throw new Error('There is no dist/cli.cjs: run `npm run build` first')
  folder = mkdtempSync(path.join(tmpdir(), 'newsmark-docs-'))
  mkdirSync(path.join(folder, 'work'))
  mkdirSync(path.join(folder, 'bin'))
  for (const {role, text} of blocks) {
    if (role !== '') writeFileSync(path.join(folder, 'work', role), text)
  }
  copyFileSync(path.join(folder, 'work/truce.news.txt'), path.join(folder, 'work/draft.txt'))
  const launcher = path.join(folder, 'bin/newsmark')
  writeFileSync(launcher, `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`)
  chmodSync(launcher, 0o755)
})

afterAll(() => rmSync(folder, {recursive: true}))

/** What a shell in that folder prints. */
function run(command: string): {readonly output: string; readonly code: number | null} {
  const PATH = `${path.join(folder, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`
  const {stdout, stderr, status} = spawnSync('sh', ['-c', command], {
    cwd: path.join(folder, 'work'),
    env: {PATH, NO_COLOR: '1'},
    encoding: 'utf8'
  })
  return {output: `${stdout}${stderr}`, code: status}
}

describe('the examples on the page of the command line', () => {
  test('there are some for each format', () => {
    const all = sessions.map(({text}) => text).join('')
    for (const format of ['concise', 'json', 'json-lines'])
      expect(all).toContain(`--format ${format}`)
  })

  test.each(sessions)('line $line prints what it says', ({text}) => {
    const [first = '', ...printed] = text.split('\n')
    expect(first).toMatch(/^\$ newsmark /)
    const output = shown(run(first.slice(2)).output)
    if (process.env['UPDATE'] === '1') rewrite(text, `${first}\n${output}\n`)
    else expect(output).toBe(shown(printed.join('\n')))
  })
})

function rewrite(old: string, text: string): void {
  writeFileSync(
    path.join(ROOT, PAGE),
    readPage(PAGE).replace(`\n${old}`, () => `\n${text}`)
  )
}

/** A block ends with a line end, whether or not what it shows does. */
function shown(output: string): string {
  return output.replace(/\n+$/, '')
}

describe('the options on the page of the command line', () => {
  test.each(commands)('of `newsmark %s` are those that its help names', command => {
    expect(flagsIn(sectionOf(command))).toEqual(flagsIn(optionsOf(command)))
  })
})

/** The part of the help that lists options. */
function optionsOf(command: string): string {
  const {output, code} = run(`newsmark ${command} --help`)
  expect(code).toBe(0)
  return /^Options:\n(?: .*\n)+/m.exec(output)?.[0] ?? ''
}

/** The part of the page about a command. */
function sectionOf(command: string): string {
  const heading = command === '' ? '## Help and version' : `## newsmark ${command}`
  const section = readPage(PAGE)
    .split(/^(?=## )/m)
    .find(part => part.startsWith(`${heading}\n`))
  if (section === undefined) throw new Error(`${PAGE} has no section ${heading}`)
  return section
}

function flagsIn(text: string): readonly string[] {
  const flags = text.match(/(?<![\w-])-(?:-[a-z][a-z-]*|[a-zA-Z])(?![\w-])/g) ?? []
  return [...new Set(flags)].sort()
}

describe('the exit codes on the page of the command line', () => {
  test('are those of the help', () => {
    const named = run('newsmark --help')
      .output.match(/^ {2}\d+/gm)
      ?.map(code => code.trim())
    const rows = sectionFrom('## Exit codes')
      .match(/^\| \d+/gm)
      ?.map(row => row.slice(2))
    expect(rows).toEqual(named)
    expect(rows).toHaveLength(4)
  })

  test.each([
    ['newsmark text truce.news.txt', 0],
    ['newsmark check --max-warnings 0', 1],
    ['newsmark check nowhere', 2],
    ['newsmark check --fromat json', 2],
    ['newsmark', 2]
  ])('`%s` ends with %i', (command, code) => {
    expect(run(command).code).toBe(code)
  })
})

function sectionFrom(heading: string): string {
  const page = readPage(PAGE)
  return page.slice(page.indexOf(`\n${heading}\n`))
}
