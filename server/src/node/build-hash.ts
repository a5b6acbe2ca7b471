import {hashFile} from './content-hash.js'

/** Tells the code that runs apart from other builds of its version, which may find different things; empty where it is not bundled. */
export function buildHash(): string {
  return typeof __filename === 'string' ? hashFile(__filename) : ''
}
