import {cutCommon} from '../base/cut-common.js'
import {phrase, toMessage} from '../base/phrase.js'
import {findKindEnd, isPunctuation} from './characters.js'
import {scanAttributes} from './scan-attributes.js'
import {
  BACKSLASH,
  CLOSE,
  COLON,
  COMMENT,
  COMMENT_END,
  findBlockEnd,
  OPEN,
  PLAIN,
  type Scanner,
  seek
} from './scanner.js'
import {blockKey} from './syntax.js'

/**
 * Scans the block that starts at an offset, and adds it and all that it holds to the scanner. One pass with a stack of
 * open brackets; a bracket that is still open at the end was text.
 */
export function scanBlock(scanner: Scanner, start: number): void {
  const firstTag = scanner.tags.length
  let openComment = false
  scanner.end = findBlockEnd(scanner, start)
  for (let offset = findSpecial(scanner, start); offset < scanner.end; ) {
    let behind = scanSpecial(scanner, offset)
    if (behind < 0) {
      openComment = true
      behind = offset + 1
    }
    offset = findSpecial(scanner, behind)
  }
  if (scanner.open.length > 0) dropUnclosed(scanner, firstTag)
  scanner.blocks.push({start, end: scanner.end, openComment, [blockKey]: {}})
}

/** The offset of the next character that may be markup; outside of tags, brackets are not. */
function findSpecial(scanner: Scanner, from: number): number {
  const offset = Math.min(
    seek(scanner, COLON, from),
    seek(scanner, BACKSLASH, from),
    seek(scanner, COMMENT, from)
  )
  if (scanner.open.length === 0) return offset
  return Math.min(offset, seek(scanner, OPEN, from), seek(scanner, CLOSE, from))
}

/** Scans the markup at an offset; gives the offset behind it, or -1 for a `<!--` without end. */
function scanSpecial(scanner: Scanner, offset: number): number {
  switch (scanner.text.charCodeAt(offset)) {
    case 0x3a:
      return scanColon(scanner, offset)
    case 0x5b:
      scanner.open.push(PLAIN)
      return offset + 1
    case 0x5d:
      return scanClose(scanner, offset)
    case 0x5c:
      return scanBackslash(scanner, offset)
    default:
      return scanComment(scanner, offset)
  }
}

/** Opens a tag at a colon that a kind and `[` follow and that no other colon precedes. */
function scanColon(scanner: Scanner, colon: number): number {
  const {text, tags} = scanner
  const kindEnd = findKindEnd(text, colon + 1)
  if (kindEnd < 0 || followsColon(scanner, colon)) return colon + 1
  scanner.open.push(tags.length)
  tags.push({
    kind: cutCommon(text, colon + 1, kindEnd),
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

function followsColon({text, escapes}: Scanner, colon: number): boolean {
  if (colon === 0 || text.charCodeAt(colon - 1) !== 0x3a) return false
  return escapes.length === 0 || escapes[escapes.length - 1] !== colon - 2
}

function scanClose(scanner: Scanner, offset: number): number {
  const opened = scanner.open.pop()
  const tag = opened === undefined || opened === PLAIN ? undefined : scanner.tags[opened]
  if (!tag) return offset + 1
  tag.contentEnd = offset
  tag.end = offset + 1
  if (tag.end < scanner.end && scanner.text.charCodeAt(tag.end) === 0x7b)
    scanAttributes(scanner, tag, tag.end)
  scanner.parent = tag.parent
  return tag.end
}

function scanBackslash(scanner: Scanner, offset: number): number {
  const next = offset + 1
  if (next >= scanner.end || !isPunctuation(scanner.text.charCodeAt(next))) return next
  scanner.escapes.push(offset)
  return offset + 2
}

function scanComment(scanner: Scanner, start: number): number {
  const close = seek(scanner, COMMENT_END, start + 2)
  if (close === scanner.text.length) return -1
  const end = close + 3
  scanner.comments.push({start, end})
  if (end > scanner.end) scanner.end = findBlockEnd(scanner, end)
  return end
}

/** Drops the tags that were never closed; the tags in them become children of the tag around them. */
function dropUnclosed(scanner: Scanner, firstTag: number): void {
  const found = scanner.tags.splice(firstTag)
  const renumbered: number[] = []
  for (const tag of found) {
    if (tag.parent >= 0) tag.parent = renumbered[tag.parent - firstTag] ?? -1
    renumbered.push(tag.end < 0 ? tag.parent : scanner.tags.length)
    if (tag.end >= 0) scanner.tags.push(tag)
    else reportUnclosed(scanner, tag.start, tag.contentStart)
  }
  scanner.open.length = 0
  scanner.parent = -1
}

function reportUnclosed(scanner: Scanner, start: number, end: number): void {
  const opening = scanner.text.slice(start, end)
  const message = phrase`\`${opening}\` has no \`]\` in its paragraph: write \`]\` where the tag ends`
  scanner.problems.push({type: 'unclosed-tag', ...toMessage(message), start, end})
}
