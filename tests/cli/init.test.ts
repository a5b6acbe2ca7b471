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
    for (const name of USUAL) expect(stdout).toContain(`Wrote    ${name}\n`)
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
    expect(runCli(folder, ['init']).stdout).toContain('Kept     glossary.yaml, which was there\n')
    expect(readFileSync(path.join(folder, 'glossary.yaml'), 'utf8')).toBe('actors: {}\n')
    const again = runCli(folder, ['init'])
    expect(again).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'newsmark: newsmark.yaml: There is a project here already: choose another folder, or write over it with `--force`\n'
    })
    expect(runCli(folder, ['init', '--force']).code).toBe(0)
    expect(readFileSync(path.join(folder, 'glossary.yaml'), 'utf8')).toMatch(/^actors:$/m)
  })

  test.each([
    [
      ['--language', 'English'],
      'Unexpected value `English` for `--language`, expected a language code'
    ],
    [['--include', '../x'], 'Unexpected value `../x` for `--include`, expected a path below'],
    [['--include', '*a*b*c*d*e'], 'expected at most 4 of `*` and `?`'],
    [['--glossary', 'names.txt'], 'expected a path that ends in .yaml'],
    [['--codebook', 'x.txt'], 'expected a path that ends in .yaml'],
    [['--diff', '--dry-run'], 'expected one of them'],
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

const TEXT = 'GENEVA: The talks ended.\r\n\r\n“Over,” he said.'
const MARKUP = 'NYSE:IBM[+1.2%] \\_o_ <!-- x -->\r\n'
const ESCAPED = 'NYSE\\:IBM[+1.2%] \\\\_o_ \\<!-- x -->\r\n'

/** Runs it on a terminal of its own, as the command `script` makes one, and answers each question once it is asked. */
function typed(
  folder: string,
  answers: readonly (readonly [question: string, keys: string])[]
): Promise<{code: number | null; shown: string}> {
  // Such a terminal has no width of its own.
  const command = `stty cols 200 rows 50; ${process.execPath} ${CLI} init`
  const child = spawn('script', ['-qec', command, '/dev/null'], {cwd: folder, env: plainEnv()})
  let shown = ''
  let seen = 0
  const rest = [...answers]
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text
    const [question, keys] = rest[0] ?? []
    if (question === undefined || !shown.includes(question, seen)) return
    rest.shift()
    seen = shown.length
    child.stdin.write(keys ?? '')
  })
  return new Promise(resolve => child.on('exit', code => resolve({code, shown})))
}

const ENTER = '\r'
const CTRL_C = '\x03'

const hasScript =
  process.platform === 'linux' && ['/usr/bin/script', '/bin/script'].some(file => existsSync(file))

describe('on a terminal it', () => {
  beforeEach(({skip}) => skip(!hasScript, 'needs the command `script` of Linux'))

  test('asks, and asks again for what will not do', async () => {
    const folder = scratch({})
    const {code, shown} = await typed(folder, [
      ['Which files are articles', ENTER],
      ['Language of the articles', `Deutsch${ENTER}`],
      ['expected a language code', `${'\x7f'.repeat('Deutsch'.length)}de${ENTER}`],
      ['Where the glossary stands', `names.yaml${ENTER}`],
      ['Your own codebook', ENTER],
      ['How strict the rules are', `\x1b[B${ENTER}`],
      ['Editor to recommend', `\x1b[B${ENTER}`]
    ])
    expect(shown).toContain('Unexpected `Deutsch`, expected a language code')
    expect(code).toBe(0)
    expect(filesIn(folder)).toEqual([
      'articles/first-article.news.txt',
      'names.yaml',
      'newsmark.yaml'
    ])
    expect(readFileSync(path.join(folder, 'newsmark.yaml'), 'utf8')).toContain('preset: strict')
  })

  test('offers the texts that there are, and asks before it changes one', async () => {
    const folder = scratch({'a.txt': TEXT, 'b.txt': MARKUP})
    const {code} = await typed(folder, [
      ['Take the 2 texts here', ENTER],
      ['Language to write at the top', ENTER],
      ['Where the glossary stands', ENTER],
      ['Your own codebook', ENTER],
      ['How strict the rules are', ENTER],
      ['Editor to recommend', ENTER],
      ['Write a backslash before each', ENTER]
    ])
    expect(code).toBe(0)
    expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe(TEXT)
    expect(readFileSync(path.join(folder, 'b.txt'), 'utf8')).toBe(ESCAPED)
  })

  test('writes nothing when it is broken off', async () => {
    const folder = scratch({})
    const {code} = await typed(folder, [
      ['Which files are articles', ENTER],
      ['Language of the articles', CTRL_C]
    ])
    expect(code).toBe(130)
    expect(filesIn(folder)).toEqual([])
  })
})
