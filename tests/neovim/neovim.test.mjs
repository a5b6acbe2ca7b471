// The language server under Neovim's own client: another editor than the one it was made for.
import assert from 'node:assert/strict'
import {execFile} from 'node:child_process'
import {cpSync, existsSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {after, before, test} from 'node:test'
import {promisify} from 'node:util'
import {ensureCommand, need} from '../support/ensure-command.mjs'

const CLI = path.join(import.meta.dirname, '../../dist/cli.cjs')
const WORKSPACE = path.join(import.meta.dirname, '../editor/workspace/harbour')
const {found: nvim, skip} = await need(() => ensureCommand('nvim', 'neovim'))

let scratch
let seen

before(
  async () => {
    if (skip) return
    assert.ok(existsSync(CLI), 'dist/cli.cjs is missing: run "npm run build" first')
    scratch = mkdtempSync(path.join(tmpdir(), 'newsmark-neovim-'))
    seen = await useServer()
  },
  {timeout: 180_000}
)

after(() => scratch && rmSync(scratch, {recursive: true, force: true}))

test('Neovim lists the findings', {skip}, () => {
  assert.deepEqual(
    seen.before.map(({line, code}) => [line, code]),
    [
      [10, 'unknown-entry'],
      [11, 'unresolved-mention']
    ]
  )
})

test('Neovim shows the entry of a mention on hover', {skip}, () => {
  assert.match(seen.hover, /Ada Lind/)
  assert.match(seen.hover, /Mayor of Norrvik/)
})

test('Neovim completes an entry by its name', {skip}, () => {
  assert.ok(seen.completion.includes('Coast Guard'), seen.completion.join(', '))
})

test('Neovim jumps from a mention to its entry', {skip}, () => {
  assert.equal(seen.definition.file, 'glossary.yaml')
  assert.match(seen.definition.text, /ada-lind/)
})

test('Neovim clears the findings that an edit repairs', {skip}, () => {
  assert.equal(seen.left, 0)
})

test('Neovim fixes what is safe to fix', {skip}, () => {
  assert.equal(seen.fixed, 'Later :actor[Ada Lind], came.')
})

/** What Neovim showed, step by step. */
async function useServer() {
  const root = path.join(scratch, 'harbour')
  cpSync(WORKSPACE, root, {recursive: true})
  const env = {...process.env, CLI, ROOT: root, HOME: scratch}
  const file = path.join(root, 'articles/harbour.news.txt')
  const script = path.join(import.meta.dirname, 'session.lua')
  const args = ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${script}`]
  const options = {env: {...env, FILE: file}, timeout: 60_000}
  const {stdout} = await promisify(execFile)(nvim, args, options)
  return JSON.parse(stdout)
}
