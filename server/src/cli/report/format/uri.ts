/** A relative path as a relative URI: what has a meaning in URIs is percent-encoded, as is all that is not ASCII. */
export function toUri(path: string): string {
  return path.split('/').map(encodeSegment).join('/')
}

/** Half a surrogate pair has no encoding. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd'))
}
