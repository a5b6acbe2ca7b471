import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {runCli, scratch} from './run-cli.js'

const files = {
  '.git/HEAD': '',
  '.gitignore': '# not ours\ndrafts/\n',
  'shared/newsmark.yaml': `preset: strict
rules:
  missing-metadata: [warning, {fields: [title, date]}]
glossary: [g.yaml]
`,
  'shared/g.yaml': 'actors: {}\n',
  'corpus/newsmark.yaml': `extends: ../shared/newsmark.yaml
include: [articles/**/*.txt]
exclude:
  - articles/2014
rules:
  missing-metadata: error
overrides:
  - files: articles/2015/**
    rules: {missing-metadata: off, empty-tag: error}
  - files: articles/201?/a.txt
    rules:
      empty-tag: info
`
}

function explain(file: string, ...args: string[]) {
  const {code, stdout, stderr} = runCli(scratch(files), ['config', file, ...args])
  expect({code, stderr}).toEqual({code: 0, stderr: ''})
  return stdout
}

describe('newsmark config', () => {
  test.each([
    ['corpus/articles/a.txt', 'an article, by `articles/**/*.txt` (corpus/newsmark.yaml:2)'],
    [
      'corpus/articles/2014/a.txt',
      'no article, as it is excluded, by `articles/2014` (corpus/newsmark.yaml:3)'
    ],
    ['corpus/articles/drafts/a.txt', 'no article, as it is ignored, by `drafts/` (.gitignore:2)'],
    ['corpus/b.txt', 'no article, as `include` does not name it (corpus/newsmark.yaml:2)'],
    ['shared/g.yaml', 'a file of the project itself'],
    ['corpus', 'a folder'],
    ['corpus/drafts/../articles', 'a folder']
  ])('says of %s that it is %s', (file, status) => {
    const folder = scratch({...files, 'corpus/articles/x.txt': ''})
    const [first] = runCli(folder, ['config', file]).stdout.split('\n')
    expect(first).toBe(`${path.posix.normalize(file)}: ${status}`)
  })

  test('says where the project’s settings come from', () => {
    const [, , ...lines] = explain('corpus/articles/a.txt').split('\n')
    expect(lines.slice(0, lines.indexOf('')).map(line => line.split(/ {2,}/))).toEqual([
      ['project file', 'corpus/newsmark.yaml, shared/newsmark.yaml'],
      ['extends', '../shared/newsmark.yaml', 'corpus/newsmark.yaml:1'],
      ['preset', 'strict', 'shared/newsmark.yaml:1'],
      ['include', 'articles/**/*.txt', 'corpus/newsmark.yaml:2'],
      ['exclude', 'articles/2014', 'corpus/newsmark.yaml:3'],
      ['glossary', '../shared/g.yaml', 'shared/newsmark.yaml:4'],
      ['', 'shared/g.yaml', 'found']
    ])
  })

  test.each([
    [
      'corpus/articles/b.txt',
      'missing-metadata',
      'error {"fields":["title","date"]}',
      'corpus/newsmark.yaml:6, over warning (shared/newsmark.yaml:3), options: shared/newsmark.yaml:3'
    ],
    [
      'corpus/articles/2015/b.txt',
      'missing-metadata',
      'off {"fields":["title","date"]}',
      'corpus/newsmark.yaml:9, for articles/2015/**, over error (corpus/newsmark.yaml:6), options: shared/newsmark.yaml:3'
    ],
    [
      'corpus/articles/2015/a.txt',
      'empty-tag',
      'info',
      'corpus/newsmark.yaml:12, for articles/201?/a.txt, over error (corpus/newsmark.yaml:9, for articles/2015/**)'
    ],
    ['corpus/articles/b.txt', 'unclosed-tag', 'error', 'default'],
    ['elsewhere/a.news.txt', 'empty-tag', 'warning', 'default']
  ])('says what holds for a rule, and why: %s, %s', (file, rule, holds, why) => {
    const line = explain(file)
      .split('\n')
      .find(each => each.startsWith(`  ${rule} `))
    expect(line?.trim().split(/ {2,}/)).toEqual([rule, holds, why])
  })

  test('gives the same as records', () => {
    const config = JSON.parse(explain('corpus/articles/2015/a.txt', '--format', 'json'))
    expect(config).toMatchObject({
      path: 'corpus/articles/2015/a.txt',
      root: 'corpus',
      files: ['shared/newsmark.yaml', 'corpus/newsmark.yaml'],
      status: {is: 'article', pattern: 'articles/**/*.txt'},
      glossaryFiles: ['shared/g.yaml']
    })
    const rule = config.rules.find((each: {rule: string}) => each.rule === 'missing-metadata')
    const shared = {by: 'rules', path: 'shared/newsmark.yaml', line: 3, of: null}
    expect(rule).toEqual({
      rule: 'missing-metadata',
      severity: 'off',
      from: {by: 'override', path: 'corpus/newsmark.yaml', line: 9, of: 'articles/2015/**'},
      options: {fields: ['title', 'date']},
      optionsFrom: shared,
      overruled: [
        {severity: 'error', from: {by: 'rules', path: 'corpus/newsmark.yaml', line: 6, of: null}},
        {severity: 'warning', from: shared},
        {
          severity: 'error',
          from: {by: 'preset', path: 'shared/newsmark.yaml', line: 1, of: 'strict'}
        },
        {severity: 'warning', from: {by: 'default', path: null, line: null, of: null}}
      ]
    })
  })

  test('means the working directory without a file, and takes only one', () => {
    const folder = scratch(files)
    const {stdout} = runCli(path.join(folder, 'corpus'), ['config'])
    expect(stdout.split('\n')[0]).toBe('.: a folder')
    const {code, stderr} = runCli(folder, ['config', 'a', 'b'])
    expect(code).toBe(2)
    expect(stderr).toContain('Unexpected 2 files, expected one')
  })
})
