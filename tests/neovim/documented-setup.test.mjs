// The setup for Neovim that the documentation gives, run as it stands there.
import assert from 'node:assert/strict'
import {execFile} from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {test} from 'node:test'
import {promisify} from 'node:util'
import {ensureCommand, need} from '../support/ensure-command.mjs'

const ROOT = path.join(import.meta.dirname, '../..')
const CLI = path.join(ROOT, 'dist/cli.cjs')
const {found: nvim, skip} = await need(() => ensureCommand('nvim', 'neovim'))

test('the documented setup shows the findings of an article, and fixes it on saving', {
  skip
}, async () => {
  assert.ok(existsSync(CLI), 'dist/cli.cjs is missing: run "npm run build" first')
  const home = mkdtempSync(path.join(tmpdir(), 'newsmark-neovim-setup-'))
  try {
    const {codes, mapped, saved} = await editWith(home)
    assert.deepEqual(codes, ['unknown-entry', 'unresolved-mention'])
    assert.equal(mapped, true)
    assert.equal(saved, ':actor[Ada Lind] left.')
  } finally {
    rmSync(home, {recursive: true, force: true})
  }
})

/** What Neovim shows in an article, with the setup and with `newsmark` on the path. */
async function editWith(home) {
  const corpus = path.join(home, 'harbour')
  cpSync(path.join(ROOT, 'tests/editor/workspace/harbour'), corpus, {recursive: true})
  const bin = path.join(home, 'bin')
  mkdirSync(bin)
  writeFileSync(path.join(bin, 'newsmark'), `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`)
  chmodSync(path.join(bin, 'newsmark'), 0o755)
  const init = path.join(home, 'init.lua')
  writeFileSync(init, documentedSetup())
  const report = path.join(home, 'report.lua')
  writeFileSync(report, REPORT)
  const article = path.join(corpus, 'articles/harbour.news.txt')
  const args = ['--headless', '-u', init, '-i', 'NONE', '-n', article, '-c', `luafile ${report}`]
  const env = {...process.env, HOME: home, PATH: `${bin}${path.delimiter}${process.env.PATH}`}
  const {stdout} = await promisify(execFile)(nvim, args, {env, timeout: 60_000})
  return JSON.parse(stdout)
}

/** The first two blocks of Lua on the page: the setup, and fixing on saving. */
function documentedSetup() {
  const page = readFileSync(path.join(ROOT, 'docs/editors/neovim.md'), 'utf8')
  const [setup, fixing] = Array.from(
    page.matchAll(/^```lua\n([\s\S]*?)^```$/gm),
    ([, code]) => code
  )
  assert.match(fixing, /BufWritePre/)
  return setup + fixing
}

const REPORT = `
vim.wait(20000, function() return #vim.diagnostic.get(0) > 1 end, 20)
local codes = vim.tbl_map(function(found) return found.code end, vim.diagnostic.get(0))
local mapped = vim.fn.maparg('K', 'n') ~= '' or vim.fn.mapcheck('K', 'n') ~= ''
vim.api.nvim_buf_set_lines(0, 7, -1, false, { ':actor[Ada Lind]{ref=ada-lind} left.' })
vim.cmd('silent write')
local saved = vim.fn.readfile(vim.fn.expand('%'))[8]
io.stdout:write(vim.json.encode({ codes = codes, mapped = mapped, saved = saved }))
vim.cmd('qall!')
`
