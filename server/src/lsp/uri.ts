import {fileURLToPath, pathToFileURL} from 'node:url'
import {isAbsolute, lowerDrive} from '../project/path-names.js'

/**
 * The name under which the session knows a document: an absolute, `/`-separated path for a file, whatever
 * way its URI is written; the URI itself for anything else. Throws nothing.
 *
 * `vscode-uri` is not taken, as its `fsPath` follows the platform less strictly than Node does: it makes a path of a URI with
 * a host, or with an encoded slash, which no file of this machine has, and leaves drives to its callers.
 */
export function toKey(uri: string): string {
  const known = keys.get(uri)
  if (known !== undefined) return known
  const key = keyOf(uri)
  if (keys.size >= MOST_KEYS) keys.clear()
  keys.set(uri, key)
  return key
}

/** Those that were asked for last: each keystroke asks. */
const keys = new Map<string, string>()
const MOST_KEYS = 1000

function keyOf(uri: string): string {
  if (!uri.startsWith('file:')) return uri
  try {
    // Some clients write a `%` that begins no escape as it is.
    const path = fileURLToPath(uri.replace(/%(?![0-9a-f]{2})/gi, '%25'))
    return lowerDrive(path.replaceAll('\\', '/'))
  } catch (error) {
    // A host, an encoded slash, bytes that are no UTF-8: no path of this machine, and still a document to be served.
    if (error instanceof TypeError || error instanceof URIError) return uri
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
