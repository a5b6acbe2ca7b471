import {mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, test} from 'vitest'
import {createFilePoller} from '../../server/src/node/poll-files.js'

test.each([
  ['is written', (file: string) => writeFileSync(file, 'second')],
  ['goes', (file: string) => rmSync(file)],
  [
    'becomes a link',
    (file: string) => {
      rmSync(file)
      symlinkSync('other.yaml', file)
    }
  ]
])('tells of a file that %s as soon as it is looked at', async (_, act) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'poll-'))
  const file = path.join(folder, 'g.yaml')
  writeFileSync(file, 'first')
  writeFileSync(path.join(folder, 'other.yaml'), 'the other')
  const told: string[] = []
  const poller = createFilePoller(changed => void told.push(changed))
  poller.look(new Set([file]))
  act(file)
  await expect.poll(() => told, {timeout: 10_000}).toContain(file)
  poller.look(new Set())
  rmSync(folder, {recursive: true})
})
