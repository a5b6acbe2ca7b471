import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {expect, test} from 'vitest'
import {editArticle} from '../../server/src/session/change.js'
import {factsOf, findingsOf} from '../../server/src/session/derive.js'
import type {Workspace} from '../../server/src/session/workspace.js'
import {openFixture, ROOT} from '../features/open-fixture.js'

const BLOCKS = 150
const PATH = `${ROOT}/a.news.txt`
const BLOCK = `The :actor[Organisation of United Nations]{ref=united-nations status=discuss} said so to :intergovernmental-body[bodies]. ${'It was a long day — for all of them. '.repeat(30)}\n\n`

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function heap(): number {
  collect()
  return process.memoryUsage().heapUsed
}

/** Works out what a keystroke makes the server work out. */
function derive(workspace: Workspace): void {
  const article = workspace.open.get(PATH)
  if (!article) throw new Error(`Expected an open article at ${PATH}`)
  factsOf(workspace, article)
  findingsOf(workspace, article)
}

test('an article that is edited all over holds on to none of its earlier texts', () => {
  const glossary = 'actors:\n  united-nations: {name: United Nations Organization}\n'
  const files = `=== a.news.txt ===\n${BLOCK.repeat(BLOCKS)}=== glossary.yaml ===\n${glossary}`
  let {workspace} = openFixture(files)
  derive(workspace)
  const before = heap()
  for (let block = 0; block < BLOCKS; block++) {
    const start = block * (BLOCK.length + 1)
    workspace = editArticle(workspace, PATH, {start, end: start, text: 'x'})
    derive(workspace)
  }
  // Each version has 360 KB of text.
  expect((heap() - before) / 2 ** 20).toBeLessThan(5)
  expect(workspace.open.size).toBe(1)
})
