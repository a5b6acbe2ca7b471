import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync
} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {allRules} from '../../server/src/rules/registry.js'
import {ROOT, runCli, scratch} from './run-cli.js'

const news = path.join(ROOT, '../shared/data/news')
const skipped = `needs the news in ${news}`

/** A project of all news there is, untouched, and how many articles that makes. */
function copyNews(): {readonly folder: string; readonly articles: number} {
  const folder = scratch({
    'newsmark.yaml': 'include: ["**/*.txt"]\n',
    'glossary.yaml': 'actors:\n  coder: {name: Somebody Who Codes}\n'
  })
  let articles = 0
  for (const source of ['seeds', 'wikinews-en']) {
    mkdirSync(path.join(folder, source))
    for (const name of readdirSync(path.join(news, source))) {
      if (!name.endsWith('.txt')) continue
      copyFileSync(path.join(news, source, name), path.join(folder, source, name))
      articles++
    }
  }
  return {folder, articles}
}

test('untouched news has no mistake of syntax', ({skip}) => {
  skip(!existsSync(news), skipped)
  const {folder, articles} = copyNews()
  expect(articles).toBeGreaterThanOrEqual(526)
  const {stdout, stderr, code} = runCli(folder, ['check', '--format', 'json'])
  const findings: {ruleId: string}[] = JSON.parse(stdout)
  const syntax = new Set(allRules.filter(({group}) => group === 'syntax').map(({id}) => id))
  expect(findings.filter(({ruleId}) => syntax.has(ruleId))).toEqual([])
  expect(findings.filter(({ruleId}) => ruleId !== 'missing-metadata')).toEqual([])
  expect(stderr).toBe('')
  expect(code).toBe(0)
})

test('untouched news is its own base text, but for comments and escapes', ({skip}) => {
  skip(!existsSync(news), skipped)
  const {folder} = copyNews()
  const seeds = readdirSync(path.join(folder, 'seeds'))
  for (const name of seeds) {
    const file = path.join(folder, 'seeds', name)
    expect(runCli(folder, ['text', file]).stdout).toBe(readFileSync(file, 'utf8'))
  }
})

test('news with a tag at each name still has no mistake of syntax', ({skip}) => {
  skip(!existsSync(news), skipped)
  const {folder} = copyNews()
  for (const name of readdirSync(path.join(folder, 'wikinews-en'))) {
    const file = path.join(folder, 'wikinews-en', name)
    const tagged = readFileSync(file, 'utf8').replace(
      /(?<![\p{L}\p{N}_:\\])[A-Z][a-z]+(?![\p{L}\p{N}_])/gu,
      ':actor[$&]'
    )
    writeFileSync(file, tagged)
  }
  const {stdout} = runCli(folder, ['check', '--format', 'json', 'wikinews-en'])
  const findings: {ruleId: string}[] = JSON.parse(stdout)
  const unexpected = findings.filter(
    ({ruleId}) => !/^(unresolved-mention|missing-metadata)$/.test(ruleId)
  )
  expect(findings.length).toBeGreaterThan(1_000)
  expect(unexpected).toEqual([])
})
