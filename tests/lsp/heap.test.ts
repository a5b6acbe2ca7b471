import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {expect, test} from 'vitest'
import {isQuiet} from '../../server/src/lsp/server.js'
import {acts} from './stress-acts.js'
import {endWorld, startWorld, uriOf, type World} from './stress-world.js'

const TEXT = ':claim[It is]{#c1 speaker=un}, the :actor[UN] said.\n'.repeat(100)

/** `STRESS_ROUNDS=10000 npx vitest run tests/lsp/heap.test.ts` for a longer run. */
const ROUNDS = Number(process.env['STRESS_ROUNDS'] ?? 1000)

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Opens, edits and closes an article so many times; gives the bytes of the heap afterwards. */
async function heapAfter(world: World, rounds: number): Promise<number> {
  const uri = uriOf(world.root, 'one/a.news.txt')
  for (let round = 0; round < rounds; round++) {
    await acts.open(world, uri, `${round} ${TEXT}`)
    await acts.edit(world, uri, 0, 1, `x${round}`)
    await world.peer.connection.sendRequest('textDocument/documentSymbol', {textDocument: {uri}})
    await acts.close(world, uri)
  }
  await expect.poll(() => isQuiet(world.peer.server())).toBe(true)
  collect()
  // What is cleared behind promises goes with the next collection.
  await new Promise(resolve => setImmediate(resolve))
  collect()
  return process.memoryUsage().heapUsed
}

test('what was open and is closed is given back', async () => {
  const world = await startWorld({
    'one/newsmark.yaml': '',
    'one/glossary.yaml': 'actors: {un: {name: UN}}\n',
    'one/a.news.txt': TEXT
  })
  const before = await heapAfter(world, 50)
  const after = await heapAfter(world, ROUNDS)
  // The versions that were open have 100 KB of text, tags and models each.
  expect((after - before) / 2 ** 20).toBeLessThan(3)
  await endWorld(world)
}, 120_000)
