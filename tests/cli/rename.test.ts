import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, runCli, scratch} from './run-cli.js'

const GLOSSARY = 'actors:\n  un: {name: United Nations, aliases: [UN]} # ours\n  uno: {name: UNO}\n'
const FILES = {
  'newsmark.yaml': 'codebook: codebook.yaml\nrules: {missing-metadata: off}\n',
  'codebook.yaml': 'kinds: {claim: {attributes: {topic: {codes: {war: {}, peace: {}}}}}}\n',
  'glossary.yaml': GLOSSARY,
  'a/one.news.txt': '\uFEFFThe :actor[UN] said\r\n:claim[no]{#c1 speaker="un" topic=war}.\r\n',
  'b/two.news.txt': 'UN: :claim[yes]{speaker=uno rebuts=one#c1}, said the United Nations.\n'
}

function read(folder: string, name: string): string {
  return readFileSync(path.join(folder, name), 'utf8')
}

function reads(folder: string): Record<string, string> {
  return Object.fromEntries(Object.keys(FILES).map(name => [name, read(folder, name)]))
}

describe('newsmark rename', () => {
  test('renames an entry in the whole project, from any folder of it', () => {
    const folder = scratch(FILES)
    expect(runCli(folder, ['rename', 'un', 'united-nations', 'b'])).toEqual({
      code: 0,
      stdout: 'Changed 2 places in 2 files\n',
      stderr: ''
    })
    expect(reads(folder)).toEqual({
      ...FILES,
      'glossary.yaml': GLOSSARY.replace('un:', 'united-nations:'),
      'a/one.news.txt': FILES['a/one.news.txt'].replace('"un"', '"united-nations"')
    })
    expect(runCli(folder, ['rename', 'united-nations', 'un']).code).toBe(0)
    expect(reads(folder)).toEqual(FILES)
  })

  test('renames claims, codes and articles', () => {
    const folder = scratch({
      ...FILES,
      'c.news.txt': article('Text.\n').replace('title', 'id: c\ntitle')
    })
    expect(runCli(folder, ['rename', 'one#c1', 'no']).code).toBe(0)
    expect(read(folder, 'b/two.news.txt')).toContain('rebuts=one#no')
    expect(runCli(folder, ['rename', 'topic=war', 'conflict']).code).toBe(0)
    expect(read(folder, 'codebook.yaml')).toContain('{conflict: {}')
    expect(read(folder, 'a/one.news.txt')).toContain('{#no speaker="un" topic=conflict}')
    expect(runCli(folder, ['rename', 'c#', 'third']).code).toBe(0)
    expect(read(folder, 'c.news.txt')).toContain('id: third\n')
  })

  test('prints with --diff what it would change, as a patch', () => {
    const folder = scratch(FILES)
    const {code, stdout, stderr} = runCli(folder, ['rename', '--diff', 'un', 'united-nations'])
    expect(code).toBe(1)
    expect(stderr).toBe('newsmark: Would change 2 places in 2 files\n')
    expect(stdout).toContain('--- a/glossary.yaml\n+++ b/glossary.yaml\n@@ -1,3 +1,3 @@\n')
    expect(stdout).toContain('-  un: {name: United Nations, aliases: [UN]} # ours\n')
    expect(reads(folder)).toEqual(FILES)
  })

  test.each([
    [['rename', 'un', 'uno'], 'Another entry has the id `uno`: choose another\n'],
    [['rename', 'nobody', 'x'], 'The glossary has no entry `nobody`: choose another\n'],
    [
      ['rename', 'one#c9', 'x'],
      'The article has no tag with the id `c9`: choose another (a/one.news.txt)\n'
    ],
    [['rename', 'gone#c1', 'x'], 'There is no article `gone`: choose another\n'],
    [['rename', 'one#', 'x'], 'This article has no `id` in its front matter'],
    [['rename', 'topic=love', 'x'], 'The codebook has no code `love` of `topic`: choose another\n'],
    [['rename', 'stance=support', 'x'], '`support` is a code of the built-in codebook'],
    [['rename', 'un'], 'No NEW is given: write OLD NEW'],
    [['rename', 'un', 'x', '-'], 'Unexpected `-`'],
    [['merge-entries', 'un', 'gone'], 'The glossary has no entry `gone`: choose another\n'],
    [['tag', 'gone'], 'The glossary has no entry `gone`: choose another\n'],
    [['tag'], 'No ENTRY is given: write ENTRY']
  ])('changes nothing with %j, and says why', (args, told) => {
    const folder = scratch(FILES)
    const {code, stdout, stderr} = runCli(folder, args)
    expect(stderr).toContain(told)
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(reads(folder)).toEqual(FILES)
  })

  test('changes nothing where an article cannot be read', () => {
    const folder = scratch(FILES)
    writeFileSync(path.join(folder, 'c.news.txt'), Buffer.from([0xff, 0xfe, 0x41, 0x00]))
    const {code, stderr} = runCli(folder, ['rename', 'un', 'x'])
    expect(code).toBe(2)
    expect(stderr).toContain('c.news.txt: This file holds UTF-16')
    expect(stderr).toContain('Nothing was changed, as not all files could be read')
    expect(reads(folder)).toEqual(FILES)
  })

  test('changes nothing where a file may not be written', ({skip}) => {
    skip(process.getuid?.() === 0, 'root may write everything')
    const folder = scratch(FILES)
    chmodSync(path.join(folder, 'a/one.news.txt'), 0o444)
    const {code, stderr} = runCli(folder, ['rename', 'un', 'x'])
    expect(code).toBe(2)
    expect(stderr).toContain('You may not write this file')
    expect(reads(folder)).toEqual(FILES)
  })

  test('changes a glossary once that two projects share', () => {
    const folder = scratch({
      'g.yaml': GLOSSARY,
      'p/newsmark.yaml': 'glossary: ../g.yaml\n',
      'p/one.news.txt': ':claim[a]{speaker=un}\n',
      'q/newsmark.yaml': 'glossary: ../g.yaml\n',
      'q/two.news.txt': ':claim[b]{speaker=un}\n'
    })
    mkdirSync(path.join(folder, '.git'))
    expect(runCli(folder, ['rename', 'un', 'x', 'p', 'q'])).toMatchObject({
      code: 0,
      stdout: 'Changed 3 places in 3 files\n'
    })
    expect(read(folder, 'q/two.news.txt')).toBe(':claim[b]{speaker=x}\n')
  })
})

test('newsmark merge-entries leaves one of two entries', () => {
  const folder = scratch(FILES)
  expect(runCli(folder, ['merge-entries', 'uno', 'un'])).toMatchObject({code: 0})
  expect(read(folder, 'glossary.yaml')).toBe(
    'actors:\n  un: {name: United Nations, aliases: [UN, UNO]} # ours\n'
  )
  expect(read(folder, 'b/two.news.txt')).toContain('{speaker=un rebuts=one#c1}')
})

test('newsmark tag tags the mentions of an entry, in the articles that are named', () => {
  const folder = scratch(FILES)
  expect(runCli(folder, ['tag', 'un', 'a'])).toMatchObject({
    code: 0,
    stderr: 'newsmark: No name without a tag surely means this entry here\n'
  })
  expect(runCli(folder, ['tag', 'un'])).toMatchObject({code: 0})
  expect(read(folder, 'b/two.news.txt')).toBe(
    ':actor[UN]: :claim[yes]{speaker=uno rebuts=one#c1}, said the :actor[United Nations].\n'
  )
})
