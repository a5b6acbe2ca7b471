// The manual page under the strictest reader there is.
import assert from 'node:assert/strict'
import {execFileSync, spawnSync} from 'node:child_process'
import path from 'node:path'
import {test} from 'node:test'
import {ensureCommand, need} from '../support/ensure-command.mjs'

const CLI = path.join(import.meta.dirname, '../../dist/cli.cjs')
const {found: mandoc, skip} = await need(() => ensureCommand('mandoc', 'mandoc'))

test('the manual page is sound and shows every command', {skip}, () => {
  const page = execFileSync(process.execPath, [CLI, 'man'])
  const {stdout} = spawnSync(mandoc, ['-Tlint', '-Wwarning'], {input: page, encoding: 'utf8'})
  // A date would make each build another one.
  assert.deepEqual(
    stdout.split('\n').filter(line => line && !line.includes('missing date')),
    []
  )
  const shown = execFileSync(mandoc, ['-Tutf8', '-Owidth=200'], {input: page, encoding: 'utf8'})
  const plain = shown.replace(/.[\b]/g, '')
  const help = execFileSync(process.execPath, [CLI, '--help'], {encoding: 'utf8'})
  const [, list = ''] = /^Commands:\n((?: .*\n)+)/m.exec(help) ?? []
  const names = [...list.matchAll(/^ {2}(\w+)/gm)].map(([, name]) => name)
  assert.ok(names.length > 5)
  for (const name of names.filter(word => word !== 'help'))
    assert.match(plain, new RegExp(`^ +newsmark ${name}$`, 'm'))
  assert.match(plain, /--format FORMAT\n.*How to print/)
})
