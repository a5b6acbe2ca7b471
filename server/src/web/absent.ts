// Stands in for what the language server does without in the browser; `server/web-stand-ins.mjs` says of each module
// what is done instead.
import type {FilePoller} from '../node/poll-files.js'

/** Milliseconds; nothing is compiled that would have to be at rest. */
export const AT_REST = 0

/** No glossary file has a compiled form: all are read as a whole. */
export function openCompiled(): undefined {
  return undefined
}

/** The same where nothing is kept. */
export function compileInMemory(): undefined {
  return undefined
}

/** The same for the one that is kept. */
export function openKeptFile(): undefined {
  return undefined
}

/** No entry of an index is kept. */
export function readIndexBucket(): ReadonlyMap<string, never> {
  return new Map<string, never>()
}

/** Throws, as no index is kept. */
export function writeIndexBucket(): never {
  throw new Error('Unexpected writing of an index, expected none in a browser')
}

/** There is no cache to be tidied. */
export function* removeUnusedSteps(): Generator<void> {}

/** Looks at no file: the editor tells of changes. */
export function createFilePoller(): FilePoller {
  return {look: () => {}}
}

/** The code is in no file that could be hashed. */
export function buildHash(): string {
  return ''
}
