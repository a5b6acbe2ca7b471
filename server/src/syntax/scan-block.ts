import {classOf, isLetter, KIND} from './character-class.js'
import {scanAttributes} from './scan-attributes.js'
import {findBlockEnd, findCloser, PLAIN, type Scanner} from './scanner.js'

/**
 * Scans the block that starts at an offset and adds it, with all it holds, to the scanner.
 * One pass with a stack of open brackets; what is still open at the end was text.
 */
export function scanBlock(scanner: Scanner, start: number): void {
  const {text} = scanner
  const firstTag = scanner.tags.length
  const marks = {unclosed: false, openComment: false}
  scanner.end = findBlockEnd(text, start)
  for (let offset = start; offset < scanner.end; ) {
    const code = text.charCodeAt(offset)
    if (code > CLOSE || SPECIAL[code] === 0) offset++
    else if (code === COLON) offset = scanColon(scanner, offset)
    else if (code === CLOSE) offset = scanClose(scanner, offset)
    else if (code === OPEN) offset = scanOpen(scanner, offset)
    else if (code === BACKSLASH) offset = scanBackslash(scanner, offset)
    else {
      const end = scanComment(scanner, offset)
      if (end < 0) marks.openComment = true
      offset = Math.max(end, offset + 1)
    }
  }
  if (scanner.open.length > 0) dropUnclosed(scanner, firstTag)
  scanner.blocks.push({start, end: scanner.end, openComment: marks.openComment})
}

const COLON = 0x3a
const OPEN = 0x5b
const BACKSLASH = 0x5c
const CLOSE = 0x5d
const BRACE = 0x7b

const SPECIAL = new Uint8Array(CLOSE + 1)
for (const character of ':[\\]<') SPECIAL[character.charCodeAt(0)] = 1

/** A tag opens at a colon with a kind and `[` at once behind it, and no other colon before it. */
function scanColon(scanner: Scanner, colon: number): number {
  const {text, tags, escapes} = scanner
  const kindEnd = findKindEnd(text, colon + 1)
  if (kindEnd < 0 || kindEnd >= scanner.end) return colon + 1
  const escaped = escapes.length > 0 && escapes[escapes.length - 1] === colon - 2
  if (text.charCodeAt(colon - 1) === COLON && !escaped) return colon + 1
  scanner.open.push(tags.length)
  tags.push({
    kind: text.slice(colon + 1, kindEnd),
    start: colon,
    contentStart: kindEnd + 1,
    contentEnd: -1,
    end: -1,
    parent: scanner.parent,
    attributes: NO_ATTRIBUTES
  })
  scanner.parent = tags.length - 1
  return kindEnd + 1
}

const NO_ATTRIBUTES = [] as const

/** Offset of the `[` behind the kind that starts at an offset, or -1. */
function findKindEnd(text: string, start: number): number {
  if (!isLetter(text.charCodeAt(start))) return -1
  let offset = start + 1
  while ((classOf(text.charCodeAt(offset)) & KIND) !== 0) offset++
  const last = text.charCodeAt(offset - 1)
  return text.charCodeAt(offset) === OPEN && last !== 0x2d && last !== 0x5f ? offset : -1
}

/** Outside of tags, brackets mean nothing and are not counted. */
function scanOpen(scanner: Scanner, offset: number): number {
  if (scanner.open.length > 0) scanner.open.push(PLAIN)
  return offset + 1
}

function scanClose(scanner: Scanner, offset: number): number {
  const opened = scanner.open.pop()
  const tag = opened === undefined ? undefined : scanner.tags[opened]
  if (!tag) return offset + 1
  const hasAttributes = offset + 1 < scanner.end && scanner.text.charCodeAt(offset + 1) === BRACE
  const scanned = hasAttributes ? scanAttributes(scanner, offset + 1) : undefined
  tag.contentEnd = offset
  tag.end = scanned ? scanned.end : offset + 1
  if (scanned) tag.attributes = scanned.attributes
  scanner.parent = tag.parent
  return tag.end
}

function scanBackslash(scanner: Scanner, offset: number): number {
  if (offset + 1 >= scanner.end || !isPunctuation(scanner.text.charCodeAt(offset + 1)))
    return offset + 1
  scanner.escapes.push(offset)
  return offset + 2
}

/** Whether a code unit is one of the ASCII punctuation characters. */
export function isPunctuation(code: number): boolean {
  if (code < 0x21 || code > 0x7e) return false
  return code < 0x30 || (code > 0x39 && code < 0x41) || (code > 0x5a && code < 0x61) || code > 0x7a
}

/** Offset behind the comment at an offset, the offset behind a mere `<`, or -1 for a `<!--` without end. */
function scanComment(scanner: Scanner, start: number): number {
  if (!scanner.text.startsWith('<!--', start)) return start + 1
  const close = findCloser(scanner, '-->', start + 2)
  if (close === Number.POSITIVE_INFINITY) return -1
  scanner.comments.push({start, end: close + 3})
  if (close + 3 > scanner.end) scanner.end = findBlockEnd(scanner.text, close + 3)
  return close + 3
}

/** Takes the tags that never closed out of the list; what stands in them goes to the tag around them. */
function dropUnclosed(scanner: Scanner, firstTag: number): void {
  const found = scanner.tags.splice(firstTag)
  const renumbered = new Map<number, number>()
  for (const [index, tag] of found.entries()) {
    const parent = tag.parent < firstTag ? -1 : (renumbered.get(tag.parent) ?? -1)
    renumbered.set(firstTag + index, tag.end < 0 ? parent : scanner.tags.length)
    if (tag.end >= 0) scanner.tags.push({...tag, parent})
    else reportUnclosed(scanner, tag.start, tag.contentStart)
  }
  scanner.open.length = 0
  scanner.parent = -1
}

function reportUnclosed(scanner: Scanner, start: number, end: number): void {
  const opening = scanner.text.slice(start, end)
  const message = `Unexpected \`${opening}\` without \`]\` in the same paragraph, expected a closing \`]\``
  scanner.problems.push({type: 'unclosed-tag', message, start, end})
}
