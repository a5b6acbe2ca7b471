import type {TextDirective} from 'mdast-util-directive'
import type {Edit} from '../base/edits.js'
import {classOf, SHORTCUT, VALUE} from './characters.js'
import {toAttributes} from './tree.js'

/** Escapes text so that parsing gives it again, whatever stands around it. Within a tag, brackets are escaped too. */
export function escapeText(value: string, isInTag: boolean): string {
  return value.replace(isInTag ? SPECIAL_IN_TAG : SPECIAL, '\\$&')
}

/**
 * Text that would be markup: an escape, the start of a tag or a comment; at the start also attributes and front matter.
 */
const SPECIAL = /\\(?=[!-/:-@[-`{-~]|$)|:(?=\p{L}[\p{L}\p{N}_-]*\[|$)|<(?=!--)|^\{|^---/gu
const SPECIAL_IN_TAG = new RegExp(`${SPECIAL.source}|[[\\]]`, 'gu')

/** The offsets in a text of all characters that `escapeText` escapes within a tag. */
export function offsetsToEscape(value: string): readonly number[] {
  return Array.from(value.matchAll(SPECIAL_IN_TAG), ({index}) => index)
}

/**
 * Escapes the text of a whole body, so that its base text is that text: only what would be markup there. Unlike
 * `escapeText` it knows what stands around, and writes no escape that is not needed.
 */
export function escapeBody(text: string): string {
  return text.replace(MARKUP, '\\$&')
}

/** The same as edits: the backslashes that `escapeBody` writes, in the order of the text. */
export function escapeEdits(text: string): readonly Edit[] {
  return Array.from(text.matchAll(MARKUP), ({index}) => ({start: index, end: index, text: '\\'}))
}

const MARKUP =
  /\\(?=[!-/:-@[-`{-~])|(?<!:):(?=\p{L}[\p{L}\p{N}_-]*\[)|<(?=!--)|^---(?=[ \t]*(?:[\n\r]|$))/gu

/** Resolves the escapes of written text. */
export function unescapeText(written: string): string {
  return written.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

/** Writes the attributes of a tag: as they were found where they are still the same, else in the usual form. */
export function writeAttributes({attributes, data}: TextDirective): string {
  if (data?.written !== undefined) {
    const found = toAttributes(data.attributes ?? [])
    if (describeAttributes(found) === describeAttributes(attributes)) return data.written
  }
  return writeUsual(attributes)
}

/** Writes `{#id .class name=value}`, with quotes only where a value needs them; nothing without attributes. */
export function writeUsual(attributes: TextDirective['attributes']): string {
  const written: string[] = []
  for (const name of Object.keys(attributes ?? {})) {
    const value = attributes?.[name]
    if (value !== undefined && value !== null) written.push(writeAttribute(name, String(value)))
  }
  return written.length > 0 ? `{${written.join(' ')}}` : ''
}

/** A key that is the same for the same attributes in any order. */
export function describeAttributes(attributes: TextDirective['attributes']): string {
  let described = ''
  for (const name of Object.keys(attributes ?? {}).sort()) {
    const value = attributes?.[name]
    if (value !== undefined && value !== null) described += JSON.stringify([name, String(value)])
  }
  return described
}

function writeAttribute(name: string, value: string): string {
  if (value === '') return name
  if (name === 'id' && isAll(value, SHORTCUT)) return `#${value}`
  if (name === 'class' && value.split(' ').every(part => part !== '' && isAll(part, SHORTCUT)))
    return `.${value.replaceAll(' ', ' .')}`
  return isAll(value, VALUE) ? `${name}=${value}` : `${name}="${encode(value)}"`
}

/** Whether a value can be written without quotes: all its code units are of a class, and none is `&`. */
function isAll(value: string, wanted: number): boolean {
  if (value.includes('&')) return false
  for (let offset = 0; offset < value.length; offset++) {
    if ((classOf(value.charCodeAt(offset)) & wanted) === 0) return false
  }
  return true
}

/**
 * Encodes as character references what cannot stand in double quotes; line ends too, as two might make a blank line.
 */
function encode(value: string): string {
  return value.replace(/[&"\n\r]/g, character => REFERENCES[character] ?? character)
}

const REFERENCES: Record<string, string> = {
  '&': '&amp;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;'
}
