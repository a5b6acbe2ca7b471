// The recipe of docs/scale.md, run for real: two workers of a Dask cluster on this machine.
import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {after, before, test} from 'node:test'
import {makeArticle} from '../../bench/generate/article.mjs'
import {glossaryToYaml, makeGlossary} from '../../bench/generate/glossary.mjs'
import {toNewsmark} from '../../bench/generate/render.mjs'
import {ensureDask, need} from '../support/ensure-command.mjs'

const ROOT = path.join(import.meta.dirname, '../..')
const CLI = path.join(ROOT, 'dist/cli.cjs')
const RECIPE = path.join(ROOT, 'docs/scale/check_with_dask.py')
const COUNT = 400
const FORMATS = ['concise', 'full', 'sarif', 'markdown', 'json-lines']

const {found: python, skip} = await need(ensureDask)
let corpus = ''

before(() => {
  corpus = mkdtempSync(path.join(tmpdir(), 'newsmark-dask-'))
  writeCorpus(corpus)
})

after(() => rmSync(corpus, {recursive: true, force: true}))

test('a check on two workers gives the bytes of a plain one', {skip}, () => {
  const whole = reportsOf(process.execPath, [CLI, 'check'])
  assert.match(whole.concise, /unknown-claim/)
  assert.match(whole.concise, /duplicate-article/)
  assert.equal(whole.status, 1)
  const newsmark = ['--newsmark', `${process.execPath} ${CLI}`]
  const merged = reportsOf(python, [RECIPE, corpus, ...newsmark, '--workers', '2', '--parts', '5'])
  assert.deepEqual(merged, whole)
})

/**
 * Runs a command that writes a report in several formats; gives these and the exit code.
 *
 * @returns {Record<string, any>}
 */
function reportsOf(command, args) {
  const folder = mkdtempSync(path.join(tmpdir(), 'newsmark-reports-'))
  try {
    const file = format => path.join(folder, format)
    const outputs = FORMATS.flatMap(format => ['--format', format, '--output-file', file(format)])
    const {status, stderr} = run(command, [...args, ...outputs])
    const read = format => readFileSync(file(format), 'utf8')
    assert.ok(existsSync(file('sarif')), stderr)
    return {status, ...Object.fromEntries(FORMATS.map(format => [format, read(format)]))}
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

function run(command, args) {
  const {CI, GITHUB_ACTIONS, ...env} = process.env
  const {status, stderr, error} = spawnSync(command, args, {cwd: corpus, env, encoding: 'utf8'})
  if (error) throw error
  return {status, stderr}
}

/** Articles with faults of their own, with references to each other, twins, and one in a foreign encoding. */
function writeCorpus(folder) {
  const glossary = makeGlossary(100)
  const write = (name, content) => {
    mkdirSync(path.dirname(path.join(folder, name)), {recursive: true})
    writeFileSync(path.join(folder, name), content)
  }
  write('newsmark.yaml', 'rules: {duplicate-article: warning}\n')
  write('glossary.yaml', glossaryToYaml(glossary))
  write('latin.news.txt', Buffer.from('caf\xe9', 'latin1'))
  for (let number = 1; number <= COUNT; number++) {
    const text = toNewsmark(makeArticle(glossary, number % 390))
    const other = `article-${String((number * 31) % COUNT).padStart(6, '0')}`
    const reference = number % 3 === 0 ? ` rebuts=${other}#c${number % 7}` : ''
    write(`${number % 9}/${number}.news.txt`, text.replace('{#c1', `$&${reference}`))
  }
}
