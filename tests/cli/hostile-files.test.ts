import {execFileSync} from 'node:child_process'
import {chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {openEditor} from '../differential/editor-findings.js'
import {asNobody, runAsNobody} from './run-as-nobody.js'
import {article, runCli, scratch} from './run-cli.js'

const error = article(':actr[X] left.')
const concise = ['check', '--format', 'concise']
const FOUND = 'error unknown-kind Unexpected kind `actr`, expected `actor`'
const TOLD = `a.news.txt:6:2: ${FOUND}\n`

/** A folder with one mistake in an article, and what else there is. */
function corpus(files: Readonly<Record<string, string | Buffer>> = {}): string {
  return scratch({'a.news.txt': error, ...files})
}

/** Takes a file or folder all rights, and gives them back in the end, so that it can be removed. */
function lock(...names: string[]): void {
  const file = path.join(...names)
  chmodSync(file, 0)
  onTestFinished(() => chmodSync(file, 0o755))
}

describe('without permission', () => {
  const REFUSED =
    'newsmark: locked: You may not look into this folder: change its permissions, or leave it out with `exclude` in `newsmark.yaml`\n'

  test.each([[[]], [['.']], [['**/*.news.txt']]])('a folder is told, by %j', operands => {
    const folder = corpus({'locked/b.news.txt': error})
    lock(folder, 'locked')
    const run = runAsNobody(folder, [...concise, ...operands])
    expect(run).toEqual({code: 2, stdout: TOLD, stderr: REFUSED})
  })

  test('a folder is told where only one article is checked, but compared with the others', () => {
    const refers = article(':claim[Yes]{#c1 speaker=author rebuts=b#c1}')
    const files = {'newsmark.yaml': '', 'locked/b.news.txt': error, 'c.news.txt': refers}
    const folder = corpus(files)
    lock(folder, 'locked')
    const run = runAsNobody(folder, [...concise, 'c.news.txt'])
    expect(run).toMatchObject({code: 2, stderr: REFUSED})
    expect(run.stdout).toMatch(/^c\.news\.txt:6:\d+: error unknown-claim [^\n]+\n$/)
    const named = runAsNobody(folder, [...concise, 'locked/b.news.txt', 'a.news.txt'])
    expect(named.stderr).toContain(
      'newsmark: locked/b.news.txt: You may not read this file: change its permissions\n'
    )
    expect(named).toMatchObject({code: 2, stdout: TOLD})
  })

  test('a folder is told by shards too, once', () => {
    const folder = corpus({'locked/b.news.txt': error})
    lock(folder, 'locked')
    const parts = [1, 2].map(index => {
      const args = ['check', '--shard', `${index}/2`, '--format', 'json-lines']
      const run = runAsNobody(folder, args)
      expect(run).toMatchObject({code: 2, stderr: REFUSED})
      return run.stdout
    })
    writeFileSync(path.join(folder, 'parts'), parts.join(''))
    const merged = runAsNobody(folder, ['merge', 'parts', '--format', 'concise'])
    expect(merged).toEqual({code: 2, stdout: TOLD, stderr: REFUSED})
  })

  test('a folder that is excluded or ignored is nobody’s concern', () => {
    const folder = corpus({'locked/b.news.txt': error, '.newsmarkignore': 'locked/\n'})
    lock(folder, 'locked')
    expect(runAsNobody(folder, concise)).toEqual({code: 1, stdout: TOLD, stderr: ''})
    rmSync(path.join(folder, '.newsmarkignore'))
    writeFileSync(path.join(folder, 'newsmark.yaml'), 'exclude: [locked]\n')
    expect(runAsNobody(folder, concise)).toEqual({code: 1, stdout: TOLD, stderr: ''})
  })

  test('a folder without articles of this project is passed over with a note', () => {
    const folder = corpus({'newsmark.yaml': 'include: ["*.news.txt"]\n', 'locked/b': ''})
    lock(folder, 'locked')
    expect(runAsNobody(folder, concise)).toEqual({
      code: 1,
      stdout: TOLD,
      stderr:
        'newsmark: Passed over locked, which may not be looked at: a project in it would not be checked\n'
    })
  })

  test('a file is told', () => {
    const folder = corpus({'b.news.txt': error})
    lock(folder, 'b.news.txt')
    expect(runAsNobody(folder, concise)).toEqual({
      code: 2,
      stdout: TOLD,
      stderr: 'newsmark: b.news.txt: You may not read this file: change its permissions\n'
    })
  })

  test.each([
    ['', 'glossary:1:1: error invalid-project '],
    ['glossary: [glossary/**/*.yaml]\n', 'newsmark.yaml:1:12: error invalid-project ']
  ])('the folder of the glossary is a mistake in the project: %j', (project, place) => {
    const folder = corpus({'newsmark.yaml': project, 'glossary/g.yaml': ''})
    lock(folder, 'glossary')
    const {stdout} = runAsNobody(folder, concise)
    expect(stdout).toContain(TOLD)
    expect(stdout).toContain(
      `${place}Unexpected folder \`glossary\` without permission to list it, expected a folder that you may list\n`
    )
  })

  test('a baseline keeps what it lists of files that may not be looked at', () => {
    const folder = corpus({'newsmark.yaml': '', 'locked/b.news.txt': error})
    runCli(folder, ['baseline', 'create'])
    chmodSync(path.join(folder, 'newsmark-baseline.json'), 0o666)
    chmodSync(folder, 0o777)
    lock(folder, 'locked')
    const run = runAsNobody(folder, ['baseline', 'update'])
    expect(run).toMatchObject({code: 2, stderr: expect.stringContaining(REFUSED)})
    chmodSync(path.join(folder, 'locked'), 0o755)
    expect(runCli(folder, concise).stdout).toBe('')
  })
})

describe('links', () => {
  test('that lead nowhere or round in a circle are told', () => {
    const folder = corpus()
    symlinkSync('nowhere', path.join(folder, 'broken.news.txt'))
    symlinkSync('b.news.txt', path.join(folder, 'round.news.txt'))
    symlinkSync('round.news.txt', path.join(folder, 'b.news.txt'))
    expect(runCli(folder, concise)).toEqual({
      code: 2,
      stdout: TOLD,
      stderr: [
        'b.news.txt: This link leads in a circle: make it lead to a file, or remove it',
        'broken.news.txt: This link leads nowhere: make it lead to a file, or remove it',
        'round.news.txt: This link leads in a circle: make it lead to a file, or remove it'
      ]
        .map(line => `newsmark: ${line}\n`)
        .join('')
    })
    const named = runCli(folder, [...concise, 'broken.news.txt', 'round.news.txt', 'a.news.txt'])
    expect(named).toMatchObject({code: 2, stdout: TOLD})
    expect(named.stderr).toMatch(/round\.news\.txt: This link leads in a circle/)
  })

  test('of folders round in a circle are not followed', () => {
    const folder = corpus({'in/b.news.txt': error})
    symlinkSync('..', path.join(folder, 'in/up'))
    symlinkSync('self', path.join(folder, 'self'))
    const {code, stdout, stderr} = runCli(folder, concise)
    expect({code, stderr}).toEqual({code: 1, stderr: ''})
    expect(stdout).toBe(`${TOLD}in/b.news.txt:6:2: ${FOUND}\n`)
  })

  test.each([
    ['nowhere', 'Unexpected path `newsmark.yaml`, expected a file that is there'],
    [
      'newsmark.yaml',
      'Unexpected link `newsmark.yaml` that leads in a circle, expected one that leads to a file'
    ]
  ])('in place of the project file are a mistake in it: to %s', (target, message) => {
    const folder = corpus()
    symlinkSync(target, path.join(folder, 'newsmark.yaml'))
    expect(runCli(folder, concise)).toEqual({
      code: 1,
      stdout: `${TOLD}newsmark.yaml:1:1: error invalid-project ${message}\n`,
      stderr: ''
    })
  })
})

test.each([
  ['', 'glossary.yaml:1:1'],
  ['glossary: [glossary.yaml]\n', 'newsmark.yaml:1:12']
])('a folder in place of the glossary is a mistake in the project: %j', (project, place) => {
  const folder = corpus({'newsmark.yaml': project})
  mkdirSync(path.join(folder, 'glossary.yaml'))
  const message = 'Unexpected folder `glossary.yaml`, expected a file'
  expect(runCli(folder, concise)).toEqual({
    code: 1,
    stdout: `${TOLD}${place}: error invalid-project ${message}\n`,
    stderr: ''
  })
})

test('the editor takes folders without permission and links round in a circle in its stride', async () => {
  const refers = article(':actr[X] :claim[Yes]{#c1 speaker=author rebuts=b#c1 supports=c#c1}')
  const folder = scratch({
    'newsmark.yaml': '',
    'a.news.txt': refers,
    'b.news.txt': article(':claim[No]{#c1 speaker=author}'),
    'locked/c.news.txt': article(':claim[No]{#c1 speaker=author}')
  })
  symlinkSync('round.news.txt', path.join(folder, 'round.news.txt'))
  symlinkSync('nowhere', path.join(folder, 'broken.news.txt'))
  symlinkSync('glossary', path.join(folder, 'glossary'))
  lock(folder, 'locked')
  const {folder: programs, ...rights} = asNobody(folder)
  const program = path.join(programs, 'server.cjs')
  const editor = await openEditor(folder, ['a.news.txt'], {program, ...rights})
  onTestFinished(editor.close)
  const found = async (): Promise<readonly string[]> =>
    (await editor.findings()).map(({ruleId, message}) => `${ruleId}: ${message}`)
  // The corpus is read in the background: the claim in b is there then, that in c is not.
  await expect
    .poll(found, {timeout: 20_000})
    .toEqual([
      'unknown-kind: Unexpected kind `actr`, expected `actor`',
      expect.stringMatching(/^unknown-claim: Unexpected claim `c#c1`/)
    ])
})

describe('a cache that cannot be written', () => {
  const TROUBLE =
    /^newsmark: The cache cannot be used, so that nothing is cached: (?:\/\S+: )?(.+)\n/

  test('as the disk is full is told, and changes nothing', ({skip}) => {
    const folder = corpus()
    const disk = scratch({})
    // Not every root may mount, as in a container.
    skip(!mount(disk, '16k'), 'needs the right to mount a small disk')
    fillDisk(path.join(disk, 'full'))
    const run = runCli(folder, [...concise, '--cache-location', disk])
    expect(run).toMatchObject({code: 1, stdout: TOLD})
    expect(TROUBLE.exec(run.stderr)?.[1]).toBe('The disk is full: make room on it')
  })

  test('as it lies in a folder without permission is told, and changes nothing', () => {
    const folder = corpus({'kept/x': ''})
    lock(folder, 'kept')
    const run = runAsNobody(folder, [...concise, '--cache-location', 'kept', 'a.news.txt'])
    expect(run.stdout).toBe(TOLD)
    expect(TROUBLE.exec(run.stderr)?.[1]).toMatch(/^You may not write this file: /)
  })

  test('as a file is in its place is told, and changes nothing', () => {
    const run = runCli(corpus({kept: ''}), [...concise, '--cache-location', 'kept'])
    expect(run).toMatchObject({code: 1, stdout: TOLD})
    expect(TROUBLE.exec(run.stderr)?.[1]).toMatch(/^This path goes through a file /)
  })
})

/** Mounts a disk in memory until the test ends; gives whether that is allowed. */
function mount(folder: string, size: string): boolean {
  try {
    const stdio = 'ignore'
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'newsmark-test', folder], {stdio})
    onTestFinished(() => void execFileSync('umount', [folder]))
    return true
  } catch {
    return false
  }
}

/** Writes until nothing more goes in. */
function fillDisk(file: string): void {
  expect(() => writeFileSync(file, Buffer.alloc(1 << 20))).toThrow(/ENOSPC/)
}
