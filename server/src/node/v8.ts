import {readFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {runInNewContext, Script} from 'node:vm'

/**
 * Makes a file ready to run that holds one function with the parameters of a CommonJS module, with what V8
 * kept of compiling it before: in a short run, compiling takes most of the time. The file is in ASCII.
 * A cache that is not there, or is of another version of V8, changes nothing else. `require` is that of a module beside the
 * file: making another one takes 1 ms.
 */
export function compileCached(file: string, cache: string, require: NodeJS.Require): () => void {
  const cachedData = readCache(cache)
  const source = readFileSync(file, 'latin1')
  const script = new Script(source, {filename: file, ...(cachedData && {cachedData})})
  const module = {exports: {}}
  return () => script.runInThisContext()(module.exports, require, module, file, dirname(file))
}

function readCache(cache: string): Buffer | undefined {
  try {
    return readFileSync(cache)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Lets V8 run a function about three times as long as usual before it optimises it.
 * A short run is over before that pays: reading a glossary of some hundred entries would cost twice the time.
 * To be called once all is compiled, as a cache is for one set of flags.
 */
export function optimiseLater(): void {
  setBudget(LONG)
}

/** Lets V8 optimise as soon as usual again: for when a run turns out to be a long one. */
export function optimiseAsUsual(): void {
  setBudget(USUAL)
}

function setBudget(budget: number): void {
  setFlag(`--interrupt-budget=${budget}`, TRIED_BUDGET)
}

/**
 * Lets the space for new objects grow at once to the most that it may have, 16 MB: for long runs. A check of 10,000 articles
 * collects 59 times instead of 920, for 0.90 of the time of the main thread and 0.91 of the processor time, and takes 31 MB
 * more.
 */
export function growYoungAtOnce(): void {
  setFlag('--semi-space-growth-factor=16', TRIED_HEAP)
}

/**
 * Collects what is dropped now, and from then on whenever there are a tenth more of old objects, and not only when
 * there are several times as many: 100,000 articles with two threads take 220 MB instead of 285, in the same time.
 * For long runs of which little is kept; not for building up much, which would be gone through again and again.
 */
export function collectSoon(): void {
  setFlag('--heap-growing-percent=10', TRIED_HEAP)
  setFlag('--expose-gc', TRIED_HEAP)
  // V8 counts from the first time on, for which it would wait.
  runInNewContext('globalThis.gc?.()')
}

/** `tried` is the last version of V8 that is known to take the flag; others might complain of it. */
function setFlag(flag: string, tried: number): void {
  const version = Number.parseInt(process.versions.v8, 10)
  // Loaded for this alone, as Node takes 2 ms to set it up.
  if (version <= tried) process.getBuiltinModule('node:v8').setFlagsFromString(flag)
}

/** 13.6 in Node 24 prints an error instead. */
const TRIED_BUDGET = 11
const TRIED_HEAP = 13

/** Bytes of bytecode that a function runs before V8 thinks of optimising it. */
const LONG = 400_000
/** The budget of V8 11 itself. */
const USUAL = 135_168
