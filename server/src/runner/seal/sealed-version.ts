import {sealingHash} from '../../model/seal.js'
import {decodeText, UnreadableFileError} from '../../node/file-system.js'
import {fileVersions} from '../../node/git-versions.js'
import {toBaseText} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'

/** The base text that was sealed. */
export interface SealedVersion {
  /** The name of the commit that has it. */
  readonly commit: string
  readonly text: string
}

/** The newest version of a file, in git, whose base text has a hash; undefined where there is none. */
export function findSealedVersion(path: string, hash: string): SealedVersion | undefined {
  for (const {commit, read} of fileVersions(path)) {
    const text = decode(read())
    if (text === undefined) continue
    const base = toBaseText(parse(text)).text
    if (sealingHash(base) === hash) return {commit, text: base}
  }
  return undefined
}

/** A version in another encoding is none that could have been sealed. */
function decode(bytes: Buffer | undefined): string | undefined {
  if (bytes === undefined) return undefined
  try {
    return decodeText(bytes, '')
  } catch (error) {
    if (error instanceof UnreadableFileError) return undefined
    throw error
  }
}
