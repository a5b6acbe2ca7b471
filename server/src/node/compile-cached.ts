import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname} from 'node:path'
import {Script} from 'node:vm'

/**
 * Makes a file ready to run that holds one function with the parameters of a CommonJS module, with what V8
 * kept of compiling it before: in a short run, compiling takes most of the time.
 * A cache that is not there, or is of another version of V8, changes nothing else.
 */
export function compileCached(file: string, cache: string): () => void {
  const cachedData = readCache(cache)
  const source = readFileSync(file, 'utf8')
  const script = new Script(source, {filename: file, ...(cachedData && {cachedData})})
  const module = {exports: {}}
  return () =>
    script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file))
}

function readCache(cache: string): Buffer | undefined {
  try {
    return readFileSync(cache)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
