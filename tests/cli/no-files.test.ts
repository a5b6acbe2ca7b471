import {execFileSync} from 'node:child_process'
import {lstatSync, readFileSync, symlinkSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, type CliRun, runCli, scratch} from './run-cli.js'

const error = article(':actr[X] left.')
const concise = ['check', '--format', 'concise']
const PIPE = 'This is a named pipe: name a file, or pass the text on standard input'
const OUT =
  'This link leads out of the repository: name the file it leads to, or put that in its place'

/** A project with a mistake in an article, and what else there is. */
function corpus(files: Readonly<Record<string, string>> = {}): string {
  return scratch({'.git/HEAD': '', 'newsmark.yaml': '', 'a.news.txt': error, ...files})
}

/** Runs the command line, but not for ever. */
function run(folder: string, args: readonly string[]): CliRun {
  return runCli(folder, args, {timeout: 60_000})
}

describe.skipIf(process.platform === 'win32')('what is no file is not waited for', () => {
  const makers = {
    pipe: (file: string) => void execFileSync('mkfifo', [file]),
    device: (file: string) => symlinkSync('/dev/urandom', file),
    link: (file: string) => symlinkSync(path.join(scratch({'x.txt': 'x'}), 'x.txt'), file)
  }

  test.each([
    ['pipe', [...concise, 'p'], PIPE],
    ['pipe', ['text', 'p'], PIPE],
    ['pipe', ['mentions', 'p'], PIPE],
    ['pipe', ['seal', 'p'], PIPE],
    ['pipe', [...concise, '--file-list', 'p'], PIPE],
    ['pipe', [...concise, '--baseline', 'p'], PIPE],
    ['pipe', ['merge', 'p'], PIPE],
    ['device', [...concise, 'p'], OUT],
    ['device', [...concise, '--file-list', 'p'], 'This is a device: name a file'],
    ['link', [...concise, 'p'], OUT],
    ['link', ['text', 'p'], OUT],
    ['link', ['mentions', 'p'], OUT],
    ['link', ['seal', 'p'], OUT]
  ] as const)('a %s named by %j', (kind, args, message) => {
    const folder = corpus()
    makers[kind](path.join(folder, 'p'))
    const {code, stderr} = run(folder, args)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })

  test.each([
    ['glossary.yaml', '', 'glossary.yaml:1:1: error invalid-project'],
    ['g.yaml', 'glossary: [g.yaml]\n', 'newsmark.yaml:1:12: error invalid-project'],
    ['c.yaml', 'codebook: c.yaml\n', 'newsmark.yaml:1:11: error invalid-project'],
    ['e.yaml', 'extends: [e.yaml]\n', 'newsmark.yaml:1:11: error invalid-project'],
    ['newsmark-baseline.json', '', 'newsmark-baseline.json:1:1: error invalid-baseline']
  ])('a pipe in place of %s is a mistake in the project: %j', (name, project, place) => {
    const folder = corpus({'newsmark.yaml': project})
    makers.pipe(path.join(folder, name))
    const {code, stdout} = run(folder, concise)
    expect(stdout).toContain(`${place} Unexpected named pipe \`${name}\`, expected a file\n`)
    expect(code).toBe(1)
  })

  test.each(['.gitignore', '.newsmarkignore', '.git/info/exclude'])('nor in place of %s', name => {
    const folder = corpus({'.git/info/x': ''})
    makers.pipe(path.join(folder, name))
    expect(run(folder, concise)).toMatchObject({code: 1, stderr: ''})
  })

  test('nor is one written over', () => {
    const folder = corpus()
    const file = path.join(folder, 'newsmark-baseline.json')
    makers.pipe(file)
    const {code, stderr} = run(folder, ['baseline', 'create', '--force'])
    expect(stderr).toContain(PIPE)
    expect(code).toBe(2)
    expect(lstatSync(file).isFIFO()).toBe(true)
  })

  test('a pipe that nobody reads takes no report', () => {
    const folder = corpus()
    makers.pipe(path.join(folder, 'p'))
    const {code, stderr} = run(folder, [...concise, '-o', 'p'])
    expect(stderr).toBe('newsmark: p: Nobody reads this named pipe: start its reader first\n')
    expect(code).toBe(2)
  })

  test('what the shell has opened is read', () => {
    const folder = corpus()
    expect(runCli(folder, ['text', '/dev/stdin'], {input: 'A :actor[B].'}).stderr).not.toContain(
      PIPE
    )
  })
})

describe('a report is not written over', () => {
  test.each([
    ['a.news.txt', {}],
    ['new.news.txt', {}],
    ['newsmark.yaml', {}],
    ['glossary.yaml', {'glossary.yaml': 'actors: {}\n'}],
    ['codes.yaml', {'newsmark.yaml': 'codebook: codes.yaml\n', 'codes.yaml': 'kinds: {}\n'}],
    ['newsmark-baseline.json', {}],
    ['.newsmarkignore', {}]
  ])('%s', (name, files) => {
    const folder = corpus(files)
    const before =
      name === 'new.news.txt' ? '' : name in files ? Object.values(files).at(-1) : undefined
    const {code, stderr} = run(folder, [...concise, '-o', name, 'a.news.txt'])
    expect(stderr).toContain(
      `Unexpected value \`${name}\` for \`--output-file\`, expected a file that`
    )
    expect(code).toBe(2)
    if (before) expect(readFileSync(path.join(folder, name), 'utf8')).toBe(before)
    expect(readFileSync(path.join(folder, 'a.news.txt'), 'utf8')).toBe(error)
  })

  test('an article by way of a link, or the list of files', () => {
    const folder = corpus({list: 'a.news.txt\n'})
    symlinkSync('a.news.txt', path.join(folder, 'link.json'))
    for (const args of [
      ['-o', 'link.json'],
      ['-o', 'list', '--file-list', 'list']
    ])
      expect(run(folder, [...concise, ...args]).code).toBe(2)
    expect(readFileSync(path.join(folder, 'a.news.txt'), 'utf8')).toBe(error)
  })

  test('another report', () => {
    const args = ['check', '-f', 'json', '-o', 'x', '-f', 'concise', '-o', './x']
    const {code, stderr} = run(corpus(), args)
    expect(stderr).toContain('expected another file than `x`, which a report goes to already')
    expect(code).toBe(2)
  })
})

const LONG = 'This path is too long: shorten it to 255 bytes between two slashes, and 4,095 in all'

describe('a path that cannot be', () => {
  test.each([
    ['x'.repeat(256), LONG],
    [`${'xy/'.repeat(1_400)}x`, LONG],
    ['a.news.txt/x', 'This path goes through a file as if that were a folder: check the path']
  ])('is told: %#', (name, message) => {
    const {code, stdout, stderr} = run(corpus(), [...concise, name, 'a.news.txt'])
    expect(stderr).toBe(`newsmark: ${name}: ${message}\n`)
    expect(stdout).toMatch(/^a\.news\.txt:6:2: error unknown-kind /)
    expect(code).toBe(2)
  })

  test.each([
    ['glossary: ["a\\0b.yaml"]', 'a glob without a NUL'],
    ['glossary: ["a\\0b/*.yaml"]', 'a glob without a NUL'],
    ['codebook: "a\\0b"', 'NUL in the path'],
    ['extends: ["a\\0b"]', 'NUL in the path'],
    ['include: ["a\\0b/*.txt"]', 'a glob without a NUL']
  ])('as it holds a NUL is a mistake in the project: %s', (text, what) => {
    const {code, stdout, stderr} = run(corpus({'newsmark.yaml': `${text}\n`}), concise)
    expect(stdout).toMatch(/^newsmark\.yaml:1:\d+: error invalid-project .*/m)
    expect(stdout).toContain(what)
    expect(stderr).not.toContain('Internal error')
    expect(code).toBe(1)
  })

  test('as a list is separated by NULs is told', () => {
    const {code, stderr} = run(corpus({list: 'a.news.txt\0b.news.txt\0'}), [
      ...concise,
      '--file-list',
      'list'
    ])
    expect(stderr).toContain('list separates its paths by NUL: write `--null` beside `--file-list`')
    expect(code).toBe(2)
  })
})
