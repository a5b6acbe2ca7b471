import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {article, runCli, scratch} from './run-cli.js'

const PROJECT = {
  'newsmark.yaml': 'include: [articles/*.news.txt]\nrules: {unused-entry: off}\n',
  'glossary.yaml': 'actors:\n  un: {name: United Nations, aliases: [UN]}\n'
}

/** A folder with a project whose articles have these bodies. */
function project(bodies: Readonly<Record<string, string>>): string {
  const articles = Object.entries(bodies).map(([name, body]) => [
    `articles/${name}.news.txt`,
    article(body)
  ])
  return scratch({...PROJECT, ...Object.fromEntries(articles)})
}

/** What is found in a folder: path, line and rule, one line each. */
function checkFound(folder: string, args: readonly string[], expected: readonly string[]): void {
  const {stdout, stderr} = runCli(folder, ['check', '--format', 'json-lines', ...args])
  expect(stderr).toBe('')
  const records = stdout.split('\n').filter(line => line !== '')
  const found = records.map(line => JSON.parse(line))
  expect(found.map(({path: file, line, ruleId}) => `${file}:${line} ${ruleId}`)).toEqual(expected)
}

describe('comments', () => {
  test('silence findings, unless they are not to be looked at', () => {
    const folder = project({
      a: ':actr[x] <!-- newsmark-ignore-line unknown-kind, empty-tag -- shown as it is written -->\n'
    })
    checkFound(folder, [], ['articles/a.news.txt:6 unused-suppression'])
    checkFound(folder, ['--no-inline-ignores'], ['articles/a.news.txt:6 unknown-kind'])
  })

  test('silence what is found in the light of other articles', () => {
    const folder = project({
      a: '<!-- newsmark-ignore-next-line unknown-claim -- not here yet -->\n:claim[A]{#c1 speaker=un rebuts=z#c1}\n',
      b: '<!-- newsmark-ignore-file unknown-claim -- there now -->\n:claim[B]{#c1 speaker=un rebuts=a#c1}\n',
      c: ':claim[C]{#c1 speaker=un rebuts=z#c1}\n'
    })
    const expected = [
      'articles/b.news.txt:6 unused-suppression',
      'articles/c.news.txt:6 unknown-claim'
    ]
    checkFound(folder, [], expected)
    checkFound(folder, ['articles/b.news.txt'], expected.slice(0, 1))
    checkFound(folder, ['--threads', '2'], expected)
  })

  test('that are of no use go, and nothing else changes', () => {
    const folder = project({
      a: '<!-- newsmark-ignore-start unknown-kind -- one -->\nOne.\n<!-- newsmark-ignore-end unknown-kind -->\n<!-- newsmark-ignore-file unknown-claim -- two -->\nTwo.\n'
    })
    runCli(folder, ['check', '--fix'])
    expect(readFileSync(path.join(folder, 'articles/a.news.txt'), 'utf8')).toBe(
      article('One.\nTwo.\n')
    )
  })
})
