import {execFile} from 'node:child_process'
import {readdirSync} from 'node:fs'
import {promisify} from 'node:util'
import {expect, test} from 'vitest'
import {yaml} from '../lsp/compiled-files.js'
import {checkPlainly} from './plain-check.js'
import {article, CLI, plainEnv, runCli, scratch} from './run-cli.js'

const HEADER = 'id\tkind\tname\taliases\twithin\tlat\tlon\tids\tdeprecated\n'

/** A project with a large gazetteer that has some of every mistake, and a small glossary that shares names and ids with it. */
function project(name = 'g.tsv'): string {
  const rows = Array.from({length: 5000}, (_, row) => {
    const kind = row % 5 === 0 ? 'actor' : row === 77 ? 'plce' : 'place'
    const within = row % 900 === 1 ? `p${row}` : row % 700 === 2 ? 'p99999' : ''
    const place = kind === 'place' ? `${row % 800 === 3 ? 95 : 10}\t20` : '\t'
    const id = row % 1000 === 4 ? 'p1' : `p${row}`
    return `${id}\t${kind}\tName ${row} Town\tAlias ${row % 4800}|Émile ${row}\t${kind === 'place' ? within : ''}\t${place}\twikidata:${row % 950 === 5 ? 'X' : `Q${row}`}\t${row % 999 === 8 ? 'true' : ''}\n`
  })
  const text =
    'In :place[Name 6 Town] and :place[Alias 7]{ref=p4807}, :actor[Name 10 Town]{ref=p10} of :place[Nowhere] ' +
    'saw Name 11 Town, alias 12, Émile 13 and Small Town; :place[Name 8 Town] :place[Name 1 Town]{ref=p9999x}.\n'
  return scratch({
    'newsmark.yaml': `glossary: [${name}, small.yaml]\nrules: {unused-entry: info}\n`,
    [name]: name === 'g.tsv' ? HEADER + rows.join('') : yaml(),
    'small.yaml':
      'places:\n  p2: {name: Other}\n  small: {name: Small Town, aliases: [Alias 12, {text: Name 14 Town, match: ignore-case}]}\n',
    'one.news.txt': article(text),
    'two.news.txt': article(`${text}\nA second one, with name 14 town.\n`)
  })
}

const ARGS = ['check', '--format', 'json'] as const

test.each(['g.tsv', 'g.yaml'])(
  'a compiled %s makes no difference to what is found, the first time and later',
  async name => {
    const [folder, cache] = [project(name), scratch({})]
    const plain = await checkPlainly(folder)
    expect(JSON.parse(plain.stdout).length).toBeGreaterThan(100)
    const rules = new Set(JSON.parse(plain.stdout).map(({ruleId}: {ruleId: string}) => ruleId))
    expect([...rules]).toEqual(
      expect.arrayContaining([
        'duplicate-entry',
        'shared-alias',
        'unknown-parent',
        'parent-cycle',
        'invalid-coordinates',
        'invalid-identifier',
        'invalid-glossary',
        'untagged-mention',
        'unknown-entry'
      ])
    )
    for (const _ of [1, 2])
      expect(runCli(folder, [...ARGS, '--cache-location', cache])).toEqual(plain)
    expect(readdirSync(cache)).toContain('glossaries')
    expect(runCli(folder, [...ARGS, '--cache-location', cache, '--threads', '2'])).toEqual(plain)
    const one = await checkPlainly(folder, ['one.news.txt'])
    expect(runCli(folder, [...ARGS, '--cache-location', cache, 'one.news.txt'])).toEqual(one)
    const quick = runCli(folder, ['check', '--cache-location', cache, '--stats', '--quiet'])
    expect(quick.code).toBe(plain.code)
  }
)

test('two runs at once both compile it, and find the same', async () => {
  const [folder, cache] = [project(), scratch({})]
  const plain = await checkPlainly(folder)
  const run = async (): Promise<string> => {
    const args = [CLI, ...ARGS, '--cache-location', cache]
    const options = {cwd: folder, env: plainEnv(), maxBuffer: 1 << 28}
    return promisify(execFile)(process.execPath, args, options).catch(error => error)
  }
  const runs = await Promise.all([run(), run(), run()])
  for (const {stdout} of runs as unknown as {stdout: string}[]) expect(stdout).toBe(plain.stdout)
})

test.each(['g.tsv', 'g.yaml'])(
  'without a cache, a compiled %s is in memory alone, and makes no difference either',
  async name => {
    const [folder, account] = [project(name), scratch({})]
    const env = plainEnv({XDG_CACHE_HOME: account, TMPDIR: account})
    const args = [...ARGS, '--no-cache']
    const before = readdirSync(folder)
    const plain = await checkPlainly(folder)
    expect(runCli(folder, args, {env})).toEqual(plain)
    expect(runCli(folder, [...args, '--threads', '2'], {env})).toEqual(plain)
    const one = await checkPlainly(folder, ['one.news.txt'])
    expect(runCli(folder, [...args, 'one.news.txt'], {env})).toEqual(one)
    expect([readdirSync(account), readdirSync(folder)]).toEqual([[], before])
  }
)

test('its compiled form is removed with the rest of the cache', () => {
  const [folder, cache] = [project(), scratch({})]
  runCli(folder, [...ARGS, '--cache-location', cache])
  runCli(folder, ['cache', 'clean', '--cache-location', cache])
  expect(readdirSync(cache)).toEqual([])
})

test('a glossary of middle size is compiled for a run over a named file, and not for one over a folder', async () => {
  const entries = Array.from({length: 3000}, (_, row) => `  p${row}:\n    name: Name ${row} Town\n`)
  const folder = scratch({
    'newsmark.yaml': 'glossary: [g.yaml]\nrules: {unused-entry: info}\n',
    'g.yaml': `places:\n${entries.join('')}`,
    'one.news.txt': article('In :place[Name 6 Town] and :place[Nowhere], Name 11 Town.\n'),
    'two.news.txt': article('In :place[Name 7 Town]{ref=p7x}.\n')
  })
  const cache = scratch({})
  const args = [...ARGS, '--cache-location', cache]
  const all = runCli(folder, args)
  expect(all).toEqual(await checkPlainly(folder))
  expect(readdirSync(cache)).not.toContain('glossaries')
  const one = await checkPlainly(folder, ['one.news.txt'])
  expect(JSON.parse(one.stdout).length).toBeGreaterThan(3)
  for (const _ of [1, 2]) expect(runCli(folder, [...args, 'one.news.txt'])).toEqual(one)
  expect(readdirSync(cache)).toContain('glossaries')
})
