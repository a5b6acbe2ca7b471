import {spawn, spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {interrupt, manyArticles} from './interrupt.js'
import {article, CLI, plainEnv, runCli, scratch} from './run-cli.js'

const manifest = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')
)

describe('standard input', () => {
  const input = article(':actor[Ada] met :actr[Bob].')

  test('counts as an article in this folder', () => {
    const run = runCli(scratch({}), ['check', '-', '--format', 'concise'], {input})
    expect(run.stdout).toMatch(/^<stdin>:6:18: error unknown-kind /)
    expect(run.code).toBe(1)
  })

  test('stands for the file it names, under the project of that file', () => {
    const folder = scratch({
      'sub/newsmark.yaml': 'rules: {unknown-kind: warning, unresolved-mention: error}\n',
      'sub/glossary.yaml': 'actors:\n  ada: {name: Ada}\n'
    })
    const args = ['check', '-', '--stdin-filename', 'sub/new/a.txt', '--format', 'concise']
    expect(runCli(folder, args, {input}).stdout).toMatch(
      /^sub\/new\/a\.txt:6:18: warning unknown-kind /
    )
    expect(runCli(folder, args, {input: article(':actor[Ad]')}).stdout).toMatch(
      /: error unresolved-mention /
    )
  })

  test('may stand for a file of the project', () => {
    const folder = scratch({'newsmark.yaml': '', 'glossary.yaml': 'actors: {}\n'})
    const args = ['check', '-', '--stdin-filename', 'glossary.yaml', '--format', 'concise']
    const run = runCli(folder, args, {input: 'actor: {}\n'})
    expect(run.stdout).toMatch(/^glossary\.yaml:1:1: error invalid-glossary /)
  })

  test('in another encoding has no text', () => {
    const latin = {input: Buffer.from('caf\xe9', 'latin1')}
    expect(runCli(scratch({}), ['text', '-'], latin)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'newsmark: <stdin>: This file holds text that is not UTF-8, perhaps Latin-1 or Windows-1252: save it again as plain text in UTF-8\n'
    })
  })

  test('may be long, and come in pieces', async () => {
    const child = spawn(process.execPath, [CLI, 'text', '-'], {stdio: ['pipe', 'pipe', 'inherit']})
    const printed: Buffer[] = []
    child.stdout.on('data', data => printed.push(data))
    const piece = 'Ä :actor[word] \\* 😀\n'.repeat(20_000)
    child.stdin.write(piece)
    setTimeout(() => child.stdin.end(piece), 50)
    await new Promise(resolve => child.on('close', resolve))
    expect(Buffer.concat(printed).toString()).toBe('Ä word * 😀\n'.repeat(40_000))
  })

  test('gives a text and mentions too', () => {
    const folder = scratch({'glossary.yaml': 'actors:\n  ada: {name: Ada}\n'})
    expect(runCli(folder, ['text', '-'], {input}).stdout).toBe('Ada met Bob.'.replace('Bob', 'Bob'))
    const [mention] = JSON.parse(runCli(folder, ['mentions', '-'], {input}).stdout)
    expect(mention).toMatchObject({path: '<stdin>', text: 'Ada', entry: 'ada'})
  })
})

test('the base text is printed to the byte', () => {
  const folder = scratch({
    'a.txt': '\ufeff---\nid: a\n---\n\r\n:actor[Á]{#x} \\[b\\]\r\n<!-- c -->\r\nd😀'
  })
  const {stdout} = runCli(folder, ['text', 'a.txt'])
  expect(stdout).toBe('\r\nÁ [b]\r\nd😀')
})

test('the version is that of the package', () => {
  expect(runCli(scratch({}), ['--version']).stdout).toBe(`${manifest.version}\n`)
})

describe('an interruption', () => {
  test.each([
    ['json', 0],
    ['stylish', 1]
  ] as const)('ends with 130 and what was found until then, as %s', async (format, which) => {
    const folder = manyArticles(3_000)
    const {code, stdout} = await interrupt(folder, ['check', '--format', format], 6_000_000)
    expect(code).toBe(130)
    if (which === 1) expect(stdout).toMatch(/articles? checked before the interruption\.\n/)
    else {
      const paths: string[] = JSON.parse(stdout).map((record: {path: string}) => record.path)
      expect(paths.length).toBeGreaterThan(0)
      expect(new Set(paths).size).toBeLessThan(3_000)
      expect(paths).toEqual(paths.toSorted())
    }
  })
})

test('nobody reading is no mistake', async () => {
  const folder = manyArticles(20)
  const child = spawn(process.execPath, [CLI, 'check', '--format', 'json'], {
    cwd: folder,
    env: plainEnv()
  })
  const complaints: Buffer[] = []
  child.stderr.on('data', data => complaints.push(data))
  child.stdout.destroy()
  const code = await new Promise(resolve => child.on('close', resolve))
  expect(Buffer.concat(complaints).toString()).toBe('')
  expect(code).toBe(1)
})

test('a full disk is told', ({skip}) => {
  skip(process.platform !== 'linux', 'needs /dev/full')
  const {openSync} = process.getBuiltinModule('node:fs')
  const run = runCli(scratch({'a.news.txt': ':actr[x]'}), ['check'], {
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe']
  })
  expect(run.stderr).toBe('newsmark: Standard output: The disk is full: make room on it\n')
  expect(run.code).toBe(2)
})

test('what standard error cannot take changes nothing else', ({skip}) => {
  skip(process.platform !== 'linux', 'needs /dev/full')
  const {openSync} = process.getBuiltinModule('node:fs')
  const folder = scratch({'a.news.txt': ':actr[x]'})
  for (const operands of [['a.news.txt'], ['a.news.txt', 'missing.txt']]) {
    const args = ['check', '--format', 'concise', ...operands]
    const {code, stdout} = runCli(folder, args)
    const full = runCli(folder, args, {stdio: ['ignore', 'pipe', openSync('/dev/full', 'w')]})
    expect(full).toMatchObject({code, stdout})
  }
})

test.each([
  ['check', '--format', 'json'],
  ['check'],
  ['check', '--partial', '--format', 'json-lines'],
  ['mentions', '0.news.txt', '--format', 'json'],
  ['text', '0.news.txt'],
  ['rules'],
  ['explain', 'unknown-kind'],
  ['man'],
  ['completion', 'bash'],
  ['--help']
])('that nobody reads on is no mistake of anyone: %s', (...args) => {
  const folder = manyArticles(300)
  const pipe = 'set -o pipefail; "$@" | head -c 1 > /dev/null'
  const command = ['-c', pipe, 'bash', process.execPath, CLI, ...args.filter(Boolean)]
  const {status, stderr} = spawnSync('bash', command, {cwd: folder, env: plainEnv()})
  expect(stderr.toString()).toBe('')
  expect(status).toBe(args[0] === 'check' ? 1 : 0)
})
