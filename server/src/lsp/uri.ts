import {fileURLToPath, pathToFileURL} from 'node:url'
import {isAbsolute, lowerDrive} from '../project/path-names.js'

/**
 * The name under which the session knows a document: an absolute, `/`-separated path for a file, whatever
 * way its URI is written; the URI itself for anything else.
 */
export function toKey(uri: string): string {
  if (!uri.startsWith('file:')) return uri
  try {
    return lowerDrive(fileURLToPath(uri).replaceAll('\\', '/'))
  } catch (error) {
    // A host, an encoded slash: no path of this machine, and still a document to be served.
    if (error instanceof TypeError) return uri
    throw error
  }
}

/** A URI for a name of the session that no client has named itself. */
export function toUri(key: string): string {
  return isFile(key) ? pathToFileURL(key).href : key
}

/** Whether a name of the session is the path of a file. */
export function isFile(key: string): boolean {
  return isAbsolute(key)
}
