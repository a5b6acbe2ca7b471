import {afterAll, describe, expect, test} from 'vitest'
import {readPage} from './markdown.js'
import {openSessions} from './sessions.js'

const PAGE = 'docs/cli.md'
const commands = [
  '',
  'check',
  'merge',
  'init',
  'import',
  'rules',
  'explain',
  'config',
  'baseline',
  'text',
  'mentions',
  'export',
  'diff',
  'merge-file',
  'git',
  'textconv',
  'agree',
  'seal',
  'rename',
  'merge-entries',
  'tag',
  'cache',
  'completion',
  'man',
  'lsp'
]

const {blocks, run, check, close} = openSessions(PAGE)

afterAll(close)

describe('the examples on the page of the command line', () => {
  test('there are some for each format', () => {
    const all = blocks.map(({text}) => text).join('')
    for (const format of ['concise', 'json-lines']) expect(all).toContain(`--format ${format}`)
  })

  test.each(blocks)('line $line prints what it says', check)
})

describe('the options on the page of the command line', () => {
  test.each(commands)('of `newsmark %s` are all that its help names', command => {
    expect(flagsIn(sectionOf(command))).toEqual(expect.arrayContaining([...flagsOf(command)]))
  })

  test('are options that there are', () => {
    const known = new Set(commands.flatMap(flagsOf))
    const prose = readPage(PAGE)
      .replace(/```[\s\S]*?```/g, '')
      .replace(/`(?:git|man|npm) [^`]*`/g, '')
    expect(flagsIn(prose).filter(flag => !known.has(flag))).toEqual([])
  })
})

/** The options that the help of a command lists: each line of them starts with one. */
function flagsOf(command: string): readonly string[] {
  const {output, code} = run(`newsmark ${command} --help`)
  expect(code).toBe(0)
  const lines = output.match(/^ {2}(?:-\w, | {4})--\S+/gm) ?? []
  return flagsIn(lines.join('\n'))
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
