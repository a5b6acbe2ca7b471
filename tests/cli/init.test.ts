import {spawn} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {globSync} from 'tinyglobby'
import {beforeEach, describe, expect, test} from 'vitest'
import {CLI, plainEnv, runCli, scratch} from './run-cli.js'

function filesIn(folder: string): string[] {
  return globSync('**', {cwd: folder, dot: true}).sort()
}

const USUAL = [
  '.vscode/extensions.json',
  'articles/first-article.news.txt',
  'glossary.yaml',
  'newsmark.yaml'
]

describe('newsmark init', () => {
  test('writes a project that checks clean and shows the three kinds', () => {
    const folder = scratch({})
    const {code, stdout, stderr} = runCli(folder, ['init'])
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(filesIn(folder)).toEqual(USUAL)
    for (const name of USUAL) expect(stdout).toContain(`Wrote  ${name}\n`)
    expect(stdout).toContain('newsmark check\n')
    const article = readFileSync(path.join(folder, 'articles/first-article.news.txt'), 'utf8')
    for (const kind of ['actor', 'place', 'claim']) expect(article).toContain(`:${kind}[`)
  })

  test.each(['en', 'de', 'fr', 'es', 'pt-BR'])('writes one in %s, and strictly', language => {
    const folder = scratch({})
    const args = ['--language', language, '--preset', 'strict', '--ignore-file', '--editor', 'none']
    expect(runCli(folder, ['init', 'corpus', '--yes', ...args]).code).toBe(0)
    expect(filesIn(folder)).toEqual([
      'corpus/.newsmarkignore',
      'corpus/articles/first-article.news.txt',
      'corpus/glossary.yaml',
      'corpus/newsmark.yaml'
    ])
    const run = runCli(folder, ['check', '-f', 'concise', '--max-warnings', '0', 'corpus'])
    expect(run).toEqual({code: 0, stdout: '', stderr: ''})
    const config = JSON.parse(runCli(folder, ['config', 'corpus', '-f', 'json']).stdout)
    expect(config.settings).toContainEqual(
      expect.objectContaining({key: 'preset', value: ['strict']})
    )
    const mentions = runCli(folder, ['mentions', 'corpus/articles/first-article.news.txt'])
    const entries = JSON.parse(mentions.stdout).map((each: {entry: string | null}) => each.entry)
    expect(entries.filter(Boolean)).toEqual(['ana-lindqvist', 'norbury', 'dockers-union'])
  })

  test.each([
    ['**/*.txt', 'first-article.txt'],
    ['*.news.txt', 'first-article.news.txt'],
    ['a/*/{b,c}?.txt', 'a/first/b1.txt'],
    ['one.txt', 'one.txt'],
    ['[n]ews/*-*.txt', 'news/first-article-.txt']
  ])('writes an article that %s matches', (glob, name) => {
    const folder = scratch({})
    runCli(folder, ['init', '--include', glob, '--glossary', 'names/all.yaml'])
    expect(filesIn(folder)).toContain(name)
    expect(filesIn(folder)).toContain('names/all.yaml')
    expect(runCli(folder, ['check', '-f', 'markdown']).stdout).toContain('1 article')
  })

  test('never writes over a file unless that is asked for', () => {
    const folder = scratch({'glossary.yaml': 'actors: {}\n'})
    expect(runCli(folder, ['init']).stdout).toContain('Kept   glossary.yaml, which was there\n')
    expect(readFileSync(path.join(folder, 'glossary.yaml'), 'utf8')).toBe('actors: {}\n')
    const again = runCli(folder, ['init'])
    expect(again).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'newsmark: newsmark.yaml: There is a project here already: choose another folder, or write over it with `--force`\n'
    })
    expect(runCli(folder, ['init', '--force']).code).toBe(0)
    expect(readFileSync(path.join(folder, 'glossary.yaml'), 'utf8')).toContain('ana-lindqvist')
  })

  test.each([
    [
      ['--language', 'English'],
      'Unexpected value `English` for `--language`, expected a language code'
    ],
    [['--include', '../x'], 'Unexpected value `../x` for `--include`, expected a path below'],
    [['--include', '*a*b*c*d*e'], 'expected at most 4 of `*` and `?`'],
    [['--glossary', 'names.txt'], 'expected a path that ends in .yaml'],
    [['--preset', 'loose'], 'expected one of recommended, strict'],
    [['a', 'b'], 'Unexpected 2 folders, expected one']
  ])('refuses %j', (args, message) => {
    const folder = scratch({})
    const {code, stderr} = runCli(folder, ['init', ...args])
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(filesIn(folder)).toEqual([])
  })
})

/** Runs it on a terminal of its own, as the command `script` makes one, and types. */
function typed(folder: string, lines: string): Promise<{code: number | null; shown: string}> {
  const command = `${process.execPath} ${CLI} init`
  const child = spawn('script', ['-qec', command, '/dev/null'], {cwd: folder, env: plainEnv()})
  let shown = ''
  const rest = lines.split('\n')
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text
    // Each question is answered when it has been asked.
    const asked = text.match(/\): /g)?.length ?? 0
    for (let at = 0; at < asked; at++) {
      const line = rest.shift()
      if (line !== undefined) child.stdin.write(line === '^C' ? '\x03' : `${line}\r`)
    }
  })
  return new Promise(resolve => child.on('exit', code => resolve({code, shown})))
}

const hasScript =
  process.platform === 'linux' && ['/usr/bin/script', '/bin/script'].some(file => existsSync(file))

describe('on a terminal it', () => {
  beforeEach(({skip}) => skip(!hasScript, 'needs the command `script` of Linux'))

  test('asks, and asks again for what will not do', async () => {
    const folder = scratch({})
    const {code, shown} = await typed(folder, 'Deutsch\nde\n\nnames.yaml\nstrict\nnone')
    expect(code).toBe(0)
    expect(shown).toContain('Unexpected `Deutsch`, expected a language code')
    expect(filesIn(folder)).toEqual([
      'articles/first-article.news.txt',
      'names.yaml',
      'newsmark.yaml'
    ])
    expect(readFileSync(path.join(folder, 'newsmark.yaml'), 'utf8')).toContain('preset: strict')
  })

  test('writes nothing when it is broken off', async () => {
    const folder = scratch({})
    expect((await typed(folder, 'de\n^C')).code).toBe(130)
    expect(filesIn(folder)).toEqual([])
  })
})
