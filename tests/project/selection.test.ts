import {describe, expect, test} from 'vitest'
import {splitGlob} from '../../server/src/project/globs.js'
import {parseProjectConfig} from '../../server/src/project/parse-config.js'
import {includes, isArticle, selectionOf} from '../../server/src/project/selection.js'

function selects(config: string, path: string): boolean {
  return includes(parseProjectConfig('newsmark.yaml', config, new Map()).config, path)
}

describe('articles', () => {
  test.each([
    ['', 'a.news.txt', true],
    ['', 'b/c/a.news.txt', true],
    ['', 'a.txt', false],
    ['', '.hidden/a.news.txt', false],
    ['include: .hidden/*.txt', '.hidden/a.txt', true],
    ['include: ./articles/**/*.txt', 'articles/a.txt', true],
    ['include: [a/*.txt, b/*.txt]', 'b/x.txt', true],
    ['include: a/*.txt', 'a/b/x.txt', false],
    ['include: "{a,b}/[0-9]*.txt"', 'b/2016.txt', true],
    ['include: []', 'a.news.txt', false],
    ['include: a(b).txt', 'a(b).txt', true],
    ['include: +(a|b).txt', 'aab.txt', false],
    ['include: +(a|b)*.txt', '+(a|b)c.txt', true],
    ['include: "!a.txt"', 'b.txt', false],
    ['exclude: drafts/**', 'drafts/a/b.news.txt', false],
    ['exclude: drafts', 'drafts/a/b.news.txt', false],
    ['exclude: drafts/', 'drafts/b.news.txt', false],
    ['exclude: "*.news.txt"', 'a.news.txt', false],
    ['exclude: "*.news.txt"', 'a/a.news.txt', true],
    ['exclude: "*"', 'articles/a.news.txt', true],
    ['exclude: a.news.txt', 'a.news.txt', false]
  ])('under %j: %s is one: %j', (config, path, expected) => {
    expect(selects(config, path)).toBe(expected)
  })

  test.each([
    ['exclude: drafts/**', 'drafts', true],
    ['exclude: drafts', 'drafts', true],
    ['exclude: drafts', 'drafts-2', false],
    ['exclude: "*"', 'articles', false],
    ['exclude: "a/*.txt"', 'a', false]
  ])('under %j all in %s is left out: %j', (config, folder, expected) => {
    const {prunes} = selectionOf(parseProjectConfig('newsmark.yaml', config, new Map()).config)
    expect(prunes(folder)).toBe(expected)
  })
})

test('articles are no files of the project itself, and are asked for in ignore files last', () => {
  const {config} = parseProjectConfig('newsmark.yaml', 'include: ["*.txt"]', new Map())
  const project = {config, texts: new Map([['own.txt', '']])}
  const asked: string[] = []
  const isIgnored = (name: string): boolean => asked.push(name) > 0 && name === 'b.txt'
  const names = ['a.txt', 'b.txt', 'own.txt', 'a.yaml']
  expect(names.filter(name => isArticle(project, name, isIgnored))).toEqual(['a.txt'])
  expect(asked).toEqual(['a.txt', 'b.txt'])
  expect(names.filter(name => isArticle(project, name))).toEqual(['a.txt', 'b.txt'])
})

describe('globs', () => {
  test.each([
    ['articles/**/*.txt', 'articles', '**/*.txt'],
    ['*.txt', '', '*.txt'],
    ['./a/b.txt', 'a/b.txt', ''],
    ['../shared/{a,b}/c', '../shared', '{a,b}/c']
  ])('%s start at a folder', (glob, base, rest) => {
    expect(splitGlob(glob)).toEqual({base, rest})
  })
})
