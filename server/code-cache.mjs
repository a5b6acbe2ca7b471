// Run as `node server/code-cache.mjs FILE CACHE RUNS`: runs a bundled command line once with each list of arguments in RUNS,
// which is JSON, and keeps what V8 has compiled of it until the end. Only the same version of V8 takes such a cache; others
// pass it over. A function that none of the runs calls is not in it: its first call compiles it, which takes about as long as
// running it.
import {readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import {Script} from 'node:vm'

const [, , file, cache, runs] = process.argv
const script = new Script(readFileSync(file, 'latin1'), {filename: file})
const left = JSON.parse(runs)

function runNext() {
  const args = left.shift()
  const module = {exports: {}}
  process.argv = [process.execPath, file, ...args]
  script.runInThisContext()(module.exports, createRequire(file), module, file, path.dirname(file))
}

// Node asks again only when something was left to do: most runs leave nothing but promises.
process.on('beforeExit', () => {
  if (left.length > 0) setImmediate(runNext)
})
process.once('exit', () => {
  if (left.length > 0) throw new Error(`Unexpected end before ${left.length} of the runs`)
  writeFileSync(cache, script.createCachedData())
})
runNext()
