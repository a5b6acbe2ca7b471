/**
 * Writes text so that reading it gives the text again, whatever stands around it.
 * Within a tag, brackets are escaped too, as they would count.
 */
export function escapeText(value: string, isInTag: boolean): string {
  return value.replace(isInTag ? SPECIAL_IN_TAG : SPECIAL, '\\$&')
}

/** A backslash that would escape, a colon that would open a tag, a comment, and what means something at the start only: attributes and front matter. */
const SPECIAL = /\\(?=[!-/:-@[-`{-~]|$)|:(?=\p{L}[\p{L}\p{N}_-]*\[|$)|<(?=!--)|^\{|^---/gu
const SPECIAL_IN_TAG = new RegExp(`${SPECIAL.source}|[[\\]]`, 'gu')

/** Resolves escapes: the text that is meant by text as written. */
export function unescapeText(written: string): string {
  return written.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
