import {lazily} from '../base/memo.js'
import {hashFile} from './content-hash.js'

/** A hash of the code that runs, as two builds of one version may find different things; empty where it is not bundled. */
export const buildHash: () => string = lazily(() =>
  typeof __filename === 'string' ? hashFile(__filename) : ''
)

/** The version of Node that runs, as another one may sort or match text in another way. */
export function runtimeVersion(): string {
  return process.version
}
