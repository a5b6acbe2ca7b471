import {expect, test} from 'vitest'
import {article, runCli, scratch} from './run-cli.js'

const TEXT =
  'The bridge over the river will be closed from Monday on, as its pillars have to be mended. Buses will go round by the mill, and those on foot may take the ferry. The work is to take a year, and the town will pay for two thirds of what it costs, the road office said.'

const CORPUS = {
  'newsmark.yaml': 'rules: {unused-entry: warning, shared-alias: off, untagged-mention: off}\n',
  'glossary.yaml': `places:
  east: {name: Newtown (East), aliases: [Newtown]}
  west: {name: Newtown (West), aliases: [Newtown]}
  north: {name: Norton}
`,
  'a.news.txt': article(TEXT),
  'b.news.txt': article(TEXT.replaceAll('. ', '.\n')),
  'c.news.txt': article(':place[Newtown]{ref=east} and :place[Newtown (East)]'),
  'd.news.txt': article(':place[Newtown]{ref=west}')
}

const COPY = 'b.news.txt:6:1: warning duplicate-article'
const RARE = 'd.news.txt:6:8: info inconsistent-mention'
const UNUSED = 'glossary.yaml:4:3: warning unused-entry'

function check(files: Readonly<Record<string, string>>, ...paths: readonly string[]) {
  const {stdout} = runCli(scratch(files), ['check', '--format', 'concise', ...paths])
  return stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.split(' ').slice(0, 3).join(' '))
}

test('a project is checked as a whole', () => {
  expect(check(CORPUS)).toEqual([COPY, RARE, UNUSED])
})

test('whoever looks for unused entries has all articles read', () => {
  expect(check(CORPUS, 'b.news.txt')).toEqual([COPY, UNUSED])
})

const {'newsmark.yaml': _, ...others} = CORPUS
const QUIET = {...others, 'newsmark.yaml': 'rules: {shared-alias: off, untagged-mention: off}\n'}

test('a single article is held against others only where it asks for them', () => {
  expect(check(QUIET, 'b.news.txt')).toEqual([])
  expect(check(QUIET, 'a.news.txt', 'b.news.txt')).toEqual([COPY])
  expect(check(QUIET, 'd.news.txt')).toEqual([RARE])
  expect(check(QUIET, 'b.news.txt', 'd.news.txt')).toEqual([COPY, RARE])
})

test('articles that the project leaves out say nothing of the others', () => {
  const files = {...QUIET, 'newsmark.yaml': `${QUIET['newsmark.yaml']}exclude: [c.news.txt]\n`}
  expect(check(files)).toEqual([COPY])
})
