import {copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {allRules} from '../../server/src/rules/registry.js'
import {OTHERS, OWN, reasonToSkip} from '../real/corpora.js'
import {runCli, scratch} from './run-cli.js'

interface Corpus {
  readonly title: string
  readonly folder: string
  /** The folders of articles, and how many articles there are at least. */
  readonly parts: readonly string[]
  readonly articles: number
  /** How many names there are at least, tagged by their capitals. */
  readonly names: number
  readonly reason: string | false
}

const corpora: readonly Corpus[] = [
  {title: 'of our own', folder: OWN, parts: ['news'], articles: 6, names: 30, reason: false},
  {
    title: 'of others',
    folder: path.join(OTHERS, 'news'),
    parts: ['seeds', 'wikinews-en'],
    articles: 526,
    names: 1000,
    reason: reasonToSkip('news')
  }
]

/** A project of all the news, untouched, and the paths of its articles. */
function copyNews({folder: source, parts}: Corpus): {
  readonly folder: string
  readonly articles: readonly string[]
} {
  const folder = scratch({
    'newsmark.yaml': 'include: ["**/*.txt"]\n',
    'glossary.yaml': 'actors:\n  coder: {name: Somebody Who Codes}\n'
  })
  const articles = parts.flatMap(part => {
    mkdirSync(path.join(folder, part))
    const names = readdirSync(path.join(source, part)).filter(name => name.endsWith('.txt'))
    for (const name of names)
      copyFileSync(path.join(source, part, name), path.join(folder, part, name))
    return names.map(name => path.join(part, name))
  })
  return {folder, articles}
}

function check(folder: string): {readonly ruleIds: string[]; readonly stderr: string} {
  const {stdout, stderr} = runCli(folder, ['check', '--format', 'json'])
  const findings: {ruleId: string}[] = JSON.parse(stdout)
  return {ruleIds: findings.map(({ruleId}) => ruleId), stderr}
}

describe.each(corpora)('news $title', corpus => {
  const {articles: count, names, reason} = corpus

  test('has no mistake of syntax when it is untouched', ({skip}) => {
    if (reason) skip(reason)
    const {folder, articles} = copyNews(corpus)
    expect(articles.length).toBeGreaterThanOrEqual(count)
    const {ruleIds, stderr} = check(folder)
    const syntax = new Set(allRules.filter(({group}) => group === 'syntax').map(({id}) => id))
    expect(ruleIds.filter(id => syntax.has(id))).toEqual([])
    expect(ruleIds.filter(id => id !== 'missing-metadata')).toEqual([])
    expect(stderr).toBe('')
  })

  test('is its own base text when it is untouched', ({skip}) => {
    if (reason) skip(reason)
    const {folder, articles} = copyNews(corpus)
    const [part = ''] = corpus.parts
    for (const file of articles.filter(name => path.dirname(name) === part)) {
      const text = readFileSync(path.join(folder, file), 'utf8')
      expect(runCli(folder, ['text', file]).stdout).toBe(text)
    }
  })

  test('has no mistake of syntax with a tag at each name', ({skip}) => {
    if (reason) skip(reason)
    const {folder, articles} = copyNews(corpus)
    for (const name of articles) {
      const file = path.join(folder, name)
      const tagged = readFileSync(file, 'utf8').replace(
        /(?<![\p{L}\p{N}_:\\])[A-Z][a-z]+(?![\p{L}\p{N}_])/gu,
        ':actor[$&]'
      )
      writeFileSync(file, tagged)
    }
    const {ruleIds} = check(folder)
    expect(ruleIds.length).toBeGreaterThan(names)
    expect(ruleIds.filter(id => !/^(unresolved-mention|missing-metadata)$/.test(id))).toEqual([])
  })
})
