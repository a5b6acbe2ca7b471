import {chmodSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, runCli, scratch} from './run-cli.js'

const glossary = 'actors:\n  ada: {name: Ada}\nplaces:\n  rome: {name: Rome}\n'

/** One mistake with a safe fix, one with an unsafe one, and one without any. */
const mistakes = article(
  ':actor[Ada]{ref=ada} met :actr[Bob] and :claim[it] in :place[Rome]{ref=rome}.\n'
)
const safely = article(':actor[Ada] met :actr[Bob] and :claim[it] in :place[Rome].\n')
const wholly = article(':actor[Ada] met :actor[Bob] and :claim[it] in :place[Rome].\n')

function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  return scratch({'newsmark.yaml': '', 'glossary.yaml': glossary, ...files})
}

function read(folder: string, name: string): string {
  return readFileSync(path.join(folder, name), 'utf8')
}

describe('--fix', () => {
  test('fixes what is safe, and reports what is left', () => {
    const folder = folderWith({'a.news.txt': mistakes, 'b.news.txt': mistakes})
    const run = runCli(folder, ['check', '--fix', '--format', 'concise'])
    expect(read(folder, 'a.news.txt')).toBe(safely)
    expect(read(folder, 'b.news.txt')).toBe(safely)
    expect(run.stdout.match(/^\S+:6:\d+: \w+ [\w-]+/gm)).toEqual([
      'a.news.txt:6:18: error unknown-kind',
      'a.news.txt:6:33: error claim-without-speaker',
      'b.news.txt:6:18: error unknown-kind',
      'b.news.txt:6:33: error claim-without-speaker'
    ])
    expect(run.stderr).toBe('newsmark: Fixed 4 problems in 2 files; 2 more with --unsafe-fixes.\n')
    expect(run.code).toBe(1)
  })

  test('takes unsafe fixes where it may', () => {
    const folder = folderWith({'a.news.txt': mistakes})
    const run = runCli(folder, ['check', '--fix', '--unsafe-fixes', '--format', 'concise'])
    expect(read(folder, 'a.news.txt')).toBe(wholly)
    expect(run.stderr).toBe('newsmark: Fixed 3 problems in 1 file.\n')
  })

  test('changes nothing the second time', () => {
    const folder = folderWith({'a.news.txt': mistakes})
    runCli(folder, ['check', '--fix', '--unsafe-fixes'])
    const {mtimeMs, ino} = statSync(path.join(folder, 'a.news.txt'))
    const run = runCli(folder, ['check', '--fix', '--unsafe-fixes'])
    expect(run.stderr).toBe('')
    expect(statSync(path.join(folder, 'a.news.txt'))).toMatchObject({mtimeMs, ino})
  })

  test('ends well when nothing is left', () => {
    const folder = folderWith({'a.news.txt': article(':actor[Ada]{ref=ada}')})
    const run = runCli(folder, ['check', '--fix'])
    expect(run).toMatchObject({code: 0, stdout: '✔ No problems, 1 article checked.\n'})
  })

  test('keeps line ends, byte order mark, mode and all other bytes', () => {
    const body =
      ':actor[Ada]{ref=ada} met\r\n:actor[Bob] \rand 😀 e\u0301 \u0000\n:actor[Ada]{ref="ada"\r\nmention=name}'
    const folder = folderWith({'a.news.txt': `\uFEFF${body}`})
    chmodSync(path.join(folder, 'a.news.txt'), 0o640)
    runCli(folder, ['check', '--fix'])
    expect(read(folder, 'a.news.txt')).toBe(
      `\uFEFF${body.replace('{ref=ada}', '').replace('ref="ada"\r\n', '')}`
    )
    expect(statSync(path.join(folder, 'a.news.txt')).mode & 0o777).toBe(0o640)
  })

  test('leaves alone what is accepted', () => {
    const ignored = article(
      ':actor[Ada]{ref=ada} <!-- newsmark-ignore-line redundant-ref -- as the desk has it -->\n'
    )
    const folder = folderWith({'a.news.txt': ignored, 'b.news.txt': mistakes})
    runCli(folder, ['baseline', 'create', 'b.news.txt'])
    const run = runCli(folder, ['check', '--fix', '--unsafe-fixes'])
    expect(run.stderr).toBe('')
    expect(read(folder, 'a.news.txt')).toBe(ignored)
    expect(read(folder, 'b.news.txt')).toBe(mistakes)
  })

  test('fixes the files of the project too, and checks the articles by them', () => {
    const folder = scratch({
      'newsmark.yaml': 'glosary: g.yaml\n',
      'g.yaml': 'actors:\n  ada:\n    nam: Ada\n',
      'a.news.txt': article(':actor[Ada]{ref=ada}')
    })
    const args = ['check', '--unsafe-fixes', '--format', 'concise']
    const diff = runCli(folder, [...args, '--diff'])
    expect(diff.stderr).toBe('newsmark: Would fix 3 problems in 3 files.\n')
    const run = runCli(folder, [...args, '--fix'])
    expect(run).toEqual({
      code: 0,
      stdout: '',
      stderr: 'newsmark: Fixed 3 problems in 3 files.\n'
    })
    expect(read(folder, 'newsmark.yaml')).toBe('glossary: g.yaml\n')
    expect(read(folder, 'g.yaml')).toBe('actors:\n  ada:\n    name: Ada\n')
    expect(read(folder, 'a.news.txt')).toBe(article(':actor[Ada]'))
  })

  test('takes what only the whole corpus shows', () => {
    const comment = '<!-- newsmark-ignore-file unknown-claim -- not in use yet -->\n'
    const folder = folderWith({'a.news.txt': article(`${comment}:actor[Ada]{ref=ada} spoke.\n`)})
    const run = runCli(folder, ['check', '--fix', '--format', 'concise'])
    expect(run).toMatchObject({stderr: 'newsmark: Fixed 2 problems in 1 file.\n', stdout: ''})
    expect(read(folder, 'a.news.txt')).toBe(article(':actor[Ada] spoke.\n'))
  })

  test('is refused beside what is staged', () => {
    expect(runCli(folderWith({}), ['check', '--fix', '--staged']).code).toBe(2)
  })
})

describe('--fix-only', () => {
  test('fixes, reports nothing, and is content with what is left', () => {
    const folder = folderWith({'a.news.txt': mistakes})
    const run = runCli(folder, ['check', '--fix-only'])
    expect(run).toEqual({
      code: 0,
      stdout: '',
      stderr: 'newsmark: Fixed 2 problems in 1 file; 1 more with --unsafe-fixes.\n'
    })
    expect(read(folder, 'a.news.txt')).toBe(safely)
  })
})

describe('--diff', () => {
  const files = {
    'a.news.txt': mistakes.replaceAll('\n', '\r\n'),
    'sub/b c.news.txt': `\uFEFF${mistakes.trimEnd()}`,
    'ä"é\n.news.txt': mistakes,
    'sound.news.txt': wholly.replace(':claim[it]', ':claim[it]{speaker=ada}')
  }

  test('prints what would change, and changes nothing', () => {
    const folder = folderWith(files)
    const run = runCli(folder, ['check', '--diff'])
    expect(run.code).toBe(1)
    expect(run.stderr).toBe(
      'newsmark: Would fix 6 problems in 3 files; 3 more with --unsafe-fixes.\n'
    )
    expect(run.stdout).toContain('--- a/sub/b c.news.txt\n+++ b/sub/b c.news.txt\n@@ -')
    for (const [name, text] of Object.entries(files)) expect(read(folder, name)).toBe(text)
  })

  test.each([['safe'], ['unsafe']])('makes a patch that does what --fix does: %s', which => {
    const unsafe = which === 'unsafe' ? ['--unsafe-fixes'] : []
    const [patched, fixed] = [folderWith(files), folderWith(files)]
    const {stdout} = runCli(patched, ['check', '--diff', ...unsafe])
    writeFileSync(path.join(patched, 'fixes.patch'), stdout)
    const {spawnSync} = process.getBuiltinModule('node:child_process')
    spawnSync('git', ['init', '--quiet'], {cwd: patched})
    const applied = spawnSync('git', ['apply', 'fixes.patch'], {cwd: patched, encoding: 'utf8'})
    expect(applied).toMatchObject({stderr: '', status: 0})
    runCli(fixed, ['check', '--fix', ...unsafe])
    for (const name of Object.keys(files)) expect(read(patched, name)).toBe(read(fixed, name))
    expect(read(fixed, 'sub/b c.news.txt')).toMatch(/^\uFEFF---\n.*Rome]\.$/s)
  })

  test('ends well where nothing would', () => {
    const run = runCli(folderWith({'a.news.txt': wholly}), ['check', '--diff'])
    expect(run).toMatchObject({code: 0, stdout: ''})
  })
})

describe('standard input', () => {
  test('goes to standard output fixed, and what is left to standard error', () => {
    const folder = folderWith({'a.news.txt': 'something else'})
    const args = ['check', '-', '--stdin-filename', 'a.news.txt', '--fix', '--format', 'concise']
    const run = runCli(folder, args, {input: mistakes})
    expect(run.stdout).toBe(safely)
    expect(run.stderr).toMatch(
      /^newsmark: Fixed 2 problems in 1 file; 1 more with --unsafe-fixes\.\na\.news\.txt:6:18: error unknown-kind /
    )
    expect(run.code).toBe(1)
    expect(read(folder, 'a.news.txt')).toBe('something else')
  })

  test('goes through as it is where there is nothing to fix', () => {
    const run = runCli(folderWith({}), ['check', '-', '--fix-only'], {input: wholly})
    expect(run).toEqual({code: 0, stdout: wholly, stderr: ''})
  })

  test('may be a file of the project', () => {
    const args = ['check', '-', '--stdin-filename', 'glossary.yaml', '--fix-only', '--unsafe-fixes']
    const run = runCli(folderWith({}), args, {input: 'actors:\n  bob: {nam: Bob}\n'})
    expect(run.stdout).toBe('actors:\n  bob: {name: Bob}\n')
  })

  test('is compared where that is asked for', () => {
    const run = runCli(folderWith({}), ['check', '-', '--diff'], {input: mistakes})
    expect(run.stdout).toMatch(/^--- a\/<stdin>\n\+\+\+ b\/<stdin>\n@@ -3,4 \+3,4 @@\n/)
    expect(run.code).toBe(1)
  })
})

describe('a link', () => {
  test('to a file of the project stays one', () => {
    const folder = folderWith({'store/a.txt': mistakes, '.git/HEAD': ''})
    symlinkSync('store/a.txt', path.join(folder, 'a.news.txt'))
    runCli(folder, ['check', '--fix'])
    expect(read(folder, 'store/a.txt')).toBe(safely)
    expect(read(folder, 'a.news.txt')).toBe(safely)
  })

  test('that leads out of the project is not followed', () => {
    const outside = scratch({'a.txt': mistakes})
    const folder = folderWith({'b.news.txt': mistakes})
    symlinkSync(path.join(outside, 'a.txt'), path.join(folder, 'a.news.txt'))
    const run = runCli(folder, ['check', '--fix', 'a.news.txt', 'b.news.txt'])
    expect(run.stderr).toContain(
      'newsmark: a.news.txt: This link leads out of the repository: name the file it leads to, or put that in its place\n'
    )
    expect(run.code).toBe(2)
    expect(read(outside, 'a.txt')).toBe(mistakes)
    expect(read(folder, 'b.news.txt')).toBe(safely)
  })
})
