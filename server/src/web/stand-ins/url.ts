// Stands in for `node:url` in the browser.

/** The path of a `file:` URI. Throws a `TypeError` or a `URIError` for one that is none of a file there. */
export function fileURLToPath(uri: string): string {
  const {hostname, pathname, protocol} = new URL(uri)
  if (protocol !== 'file:' || hostname !== '' || /%2f/i.test(pathname))
    throw new TypeError(`Unexpected ${uri}, expected the URI of a file`)
  return decodeURIComponent(pathname)
}

/** The `file:` URI of an absolute path. */
export function pathToFileURL(path: string): URL {
  const url = new URL('file:///')
  url.pathname = path.replaceAll('%', '%25').replace(/[\\\n\r\t?#]/g, encodeURIComponent)
  return url
}
