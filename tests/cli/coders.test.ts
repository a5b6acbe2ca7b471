import {expect, test} from 'vitest'
import {checkInParts, options} from './parts.js'
import {article, runCli, scratch} from './run-cli.js'

const TEXT =
  'The bridge over the river will be closed from Monday on, as its pillars have to be mended. Buses will go round by the mill, and those on foot may take the ferry. The work is to take a year, and the town will pay for two thirds of what it costs, the road office said.'

const CODERS = 'coders: {anna: coders/anna, ben: "coders/b*/**"}\ncurated: articles\n'

const RULES =
  'rules: {unused-entry: off, shared-alias: off, untagged-mention: off, claim-without-speaker: off}\n'

const FILES = {
  'newsmark.yaml': CODERS + RULES,
  'glossary.yaml': `places:
  east: {name: Newtown (East), aliases: [Newtown]}
  west: {name: Newtown (West), aliases: [Newtown]}
`,
  'articles/truce.news.txt': article(TEXT),
  'coders/anna/truce.news.txt': article(`${TEXT} :claim[It rains]{#c1} :claim[It does]{#c2}`),
  'coders/ben/truce.news.txt': article(`${TEXT} :claim[It rains]{#c1} It does`),
  'coders/anna/copy.news.txt': article(`${TEXT} It rains It does`),
  'coders/anna/other.news.txt': article(
    ':claim[No]{#c1 rebuts=truce#c2} :place[Newtown]{ref=east}'
  ),
  'coders/ben/other.news.txt': article(':claim[No]{#c1 rebuts=truce#c2} :place[Newtown]{ref=west}'),
  'coders/anna/third.news.txt': article(':place[Newtown]{ref=east} and :place[Newtown]{ref=east}')
}

const EXPECTED = [
  'coders/anna/truce.news.txt:6:1: warning duplicate-article',
  'coders/ben/other.news.txt:6:23: error unknown-claim'
]

function found(stdout: string): readonly string[] {
  return stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.split(' ').slice(0, 3).join(' '))
}

test('ids and texts are compared within what one coder has', () => {
  const {stdout} = runCli(scratch(FILES), ['check', '--format', 'concise'])
  expect(found(stdout)).toEqual(EXPECTED)
})

test('without coders, all versions are articles of one corpus', () => {
  const folder = scratch({...FILES, 'newsmark.yaml': RULES})
  const rules = found(runCli(folder, ['check', '--format', 'concise']).stdout)
  expect(rules.filter(line => line.includes('duplicate-article')).length).toBeGreaterThan(2)
  expect(rules.filter(line => line.includes('inconsistent-mention')).length).toBe(1)
})

test('the cache and shards give the same, also where coders are named later', () => {
  const folder = scratch({...FILES, 'newsmark.yaml': RULES})
  const cache = scratch({})
  const env = {...process.env, NEWSMARK_CACHE_DIR: cache}
  const check = () =>
    runCli(folder, ['check', '--format', 'concise', '--cache-location', cache], {env}).stdout
  const before = check()
  expect(check()).toBe(before)
  const named = scratch(FILES)
  const args = ['check', '--format', 'concise', '--cache-location', cache]
  const whole = runCli(named, args).stdout
  expect(found(whole)).toEqual(EXPECTED)
  expect(runCli(named, args).stdout).toBe(whole)
  const parts = checkInParts(named, scratch({}), 3)
  const merged = runCli(named, ['merge', '--format', 'concise', ...parts]).stdout
  expect(merged).toBe(runCli(named, ['check', '--format', 'concise', ...options]).stdout)
  expect(found(merged)).toEqual(EXPECTED)
})

test('a folder that leads out is no coder', () => {
  const folder = scratch({'newsmark.yaml': 'coders: {anna: ../anna}\n', 'a.news.txt': article('x')})
  const {stdout} = runCli(folder, ['check', '--format', 'concise'])
  expect(stdout).toContain("Unexpected glob `../anna`, expected a glob below the project's folder")
})

test('`newsmark config` tells who the coders are', () => {
  const {stdout} = runCli(scratch(FILES), ['config', 'coders/anna/truce.news.txt'])
  expect(stdout).toMatch(/coders +anna: coders\/anna, ben: coders\/b\*\/\*\* +newsmark.yaml:1/)
  expect(stdout).toMatch(/curated +articles +newsmark.yaml:2/)
})

test('`newsmark tag` and `newsmark rename` change what one coder has, and ask whose is meant', () => {
  const files = {
    ...FILES,
    'coders/anna/truce.news.txt': article(`---\nid: truce\n---\n:claim[It rains]{#c1} in Rome`),
    'coders/ben/truce.news.txt': article(`---\nid: truce\n---\n:claim[It rains]{#c1} in Rome`),
    'glossary.yaml': 'places: {rome: {name: Rome}}\n'
  }
  const run = (...args: string[]) => runCli(scratch(files), [...args, '--diff'])
  const changed = (stdout: string) => [...stdout.matchAll(/^\+\+\+ (?:b\/)?(\S+)/gm)].map(m => m[1])
  const asks =
    'The articles here are of several coders (curated, anna): name the folder of the one that is meant'
  for (const args of [
    ['tag', 'rome'],
    ['rename', 'truce#c1', 'c9']
  ]) {
    const {code, stderr} = run(...args)
    expect({code, isAsked: stderr.includes(asks)}, args[0]).toEqual({code: 2, isAsked: true})
  }
  expect(changed(run('tag', 'rome', 'coders/anna').stdout)).toEqual(['coders/anna/truce.news.txt'])
  expect(changed(run('tag', 'rome', 'coders').stdout)).toHaveLength(2)
  expect(changed(run('rename', 'truce#c1', 'c9', 'coders/ben').stdout)).toEqual([
    'coders/ben/truce.news.txt'
  ])
  expect(changed(run('rename', 'rome', 'roma').stdout)).toContain('glossary.yaml')
})
