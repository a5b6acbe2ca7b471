// The setup for Neovim that the documentation gives, run as it stands there, and used by the keys that it names.
import assert from 'node:assert/strict'
import {execFile} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {after, before, test} from 'node:test'
import {promisify} from 'node:util'
import {blocksOf, homeWith, REPLY} from '../support/documented-setup.mjs'
import {ensureCommand, need} from '../support/ensure-command.mjs'

const HARBOUR = path.join(import.meta.dirname, '../editor/workspace/harbour')
const SESSION = path.join(import.meta.dirname, 'documented-setup.lua')
const {found: nvim, skip} = await need(() => ensureCommand('nvim', 'neovim'))

let home
let seen

before(
  async () => {
    if (skip) return
    home = mkdtempSync(path.join(tmpdir(), 'newsmark-neovim-setup-'))
    seen = await editWith(homeWith(home))
  },
  {timeout: 180_000}
)

after(() => home && rmSync(home, {recursive: true, force: true}))

test('the documented setup shows the findings of an article', {skip}, () => {
  assert.deepEqual(seen.before, ['unknown-entry', 'unresolved-mention'])
})

test('the documented setup shows the card of a mention', {skip}, () => {
  assert.match(seen.card.join('\n'), /Ada Lind.*Mayor of Norrvik/s)
})

test('the documented setup lists where an entry and a claim are named', {skip}, () => {
  assert.deepEqual(seen.entry.sort(), [
    'glossary.yaml:2',
    'harbour.news.txt:8',
    'harbour.news.txt:9',
    'plain.txt:8'
  ])
  assert.deepEqual(seen.claim.sort(), ['harbour.news.txt:9', 'reply.txt:6'])
})

test('the documented setup clears the finding for which an entry appears on the disk', {
  skip
}, () => {
  assert.deepEqual(seen.after, ['unknown-entry'])
})

test('the documented keys mark words and name their entry, which undoing takes back', {
  skip
}, () => {
  const {places, named, ...rest} = seen.words
  const marked = ':actor[A fisher], :actor[Jon Berg], stayed.'
  assert.deepEqual(rest, {
    marked,
    entered: marked.replace(']', ']{ref=coast-guard}'),
    renamed: marked.replace(']', ']{ref=guard}'),
    isBack: true
  })
  assert.ok(named.some(line => line.trim().startsWith('guard:')))
  assert.deepEqual(places.sort(), ['glossary.yaml:8', 'harbour.news.txt:11', 'harbour.news.txt:9'])
})

test('the documented setup completes values', {skip}, () => {
  assert.deepEqual(seen.value, {offered: ['coast-guard'], line: ':actor[She]{ref=coast-guard'})
  assert.deepEqual(seen.id, seen.value)
  const codes = ['name', 'nominal', 'pronoun']
  assert.deepEqual(seen.code, {offered: codes, line: ':actor[She]{mention=name'})
})

test('the documented setup fixes an article on saving', {skip}, () => {
  assert.equal(seen.saved, ':actor[Ada Lind] left.')
})

/** What Neovim shows in an article of a project to whose glossary a file comes. */
async function editWith(env) {
  const corpus = path.join(home, 'harbour')
  cpSync(HARBOUR, corpus, {recursive: true})
  const project = path.join(corpus, 'newsmark.yaml')
  const files = '[glossary.yaml, people/*.yaml]'
  writeFileSync(project, readFileSync(project, 'utf8').replace('[glossary.yaml]', files))
  mkdirSync(path.join(corpus, 'people'))
  writeFileSync(path.join(corpus, 'articles/reply.txt'), REPLY)
  const [setup, fixing, marking] = blocksOf('neovim.md', 'lua')
  assert.match(fixing, /BufWritePre/)
  assert.match(marking, /refactor\.mark\.actor/)
  const init = path.join(home, 'init.lua')
  writeFileSync(init, setup + fixing + marking)
  const article = path.join(corpus, 'articles/harbour.news.txt')
  const args = ['--headless', '-u', init, '-i', 'NONE', '-n', article, '-c', `luafile ${SESSION}`]
  const GLOSSARY = path.join(corpus, 'people/people.yaml')
  const {stdout} = await promisify(execFile)(nvim, args, {env: {...env, GLOSSARY}, timeout: 90_000})
  return JSON.parse(stdout)
}
