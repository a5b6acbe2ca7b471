// What `npm run editor` runs.
import assert from 'node:assert/strict'
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, readdirSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {after, before, test} from 'node:test'
import {need} from '../support/ensure-command.mjs'
import {ensureVsCode} from './install.mjs'
import {START_LIMIT} from './waits.mjs'

const SCRIPT = path.join(import.meta.dirname, 'open.mjs')
const WORKSPACE = path.join(import.meta.dirname, 'workspace/harbour')
const {skip} = await need(ensureVsCode)

let scratch

before(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'newsmark-open-'))
})

after(() => rmSync(scratch, {recursive: true, force: true}))

test('prints an address that answers, and Ctrl-C leaves nothing behind', {
  timeout: START_LIMIT,
  skip
}, async () => {
  const env = {...process.env, TMPDIR: scratch}
  const child = spawn(process.execPath, [SCRIPT, WORKSPACE], {
    env,
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const address = await findAddress(child.stdout)
  const page = await fetch(address)
  assert.match(await page.text(), /vscode/)
  child.kill('SIGINT')
  assert.deepEqual(await once(child, 'exit'), [0, null])
  assert.deepEqual(readdirSync(scratch), [])
  await assert.rejects(fetch(address), 'VS Code no longer listens')
})

async function findAddress(stream) {
  let printed = ''
  for await (const chunk of stream) {
    printed += chunk
    const [address] = printed.match(/http:\S+/) ?? []
    if (address) return address
  }
  throw new Error(`Unexpected end, expected an address; printed: ${printed}`)
}
