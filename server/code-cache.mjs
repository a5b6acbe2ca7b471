// Run as `node server/code-cache.mjs FILE CACHE ARGUMENT… [+ ARGUMENT…]`: runs a bundled command line with these
// arguments, at once with each list between two `+`, and keeps what V8 has compiled of it until the end. Only the same
// version of V8 takes such a cache; others pass it over.
import {readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import {Script} from 'node:vm'

const [, , file, cache, ...args] = process.argv
const script = new Script(readFileSync(file, 'latin1'), {filename: file})
process.once('exit', () => writeFileSync(cache, script.createCachedData()))
const lists = args.join('\0').split('\0+\0')
for (const list of lists) {
  const module = {exports: {}}
  process.argv = [process.execPath, file, ...list.split('\0')]
  const run = script.runInThisContext()
  run(module.exports, createRequire(file), module, file, path.dirname(file))
}
