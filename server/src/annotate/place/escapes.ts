import {firstIndex} from '../../base/binary-search.js'
import type {Span} from '../../base/span.js'
import type {Syntax} from '../../syntax/syntax.js'
import {isEscape} from './markup.js'
import type {Piece, TagTree} from './pieces.js'

/**
 * The offsets of the characters that need a backslash once tags stand around the pieces: a colon or a backslash before a
 * tag, a brace behind one without attributes, a backslash at the end of its content, and brackets of which a tag
 * would take one and not the other. UTF-16 offsets of the written text.
 */
export function toEscape(
  syntax: Syntax,
  tree: TagTree,
  pieces: readonly Piece[],
  hasAttributes: boolean
): ReadonlySet<number> {
  const {text, escapes} = syntax
  const found = new Set<number>()
  for (const piece of pieces) {
    const {start, end} = piece
    if (isPlain(syntax, start - 1) && /[:\\]/.test(text.charAt(start - 1))) found.add(start - 1)
    if (!hasAttributes && text.charAt(end) === '{') found.add(end)
    if (text.charAt(end - 1) === '\\' && isPlain(syntax, end - 1)) found.add(end - 1)
    for (const offset of partedBrackets(syntax, tree, piece))
      if (!isEscape(escapes, offset - 1)) found.add(offset)
  }
  return found
}

/** Whether the character at an offset is not escaped, nor a backslash that escapes. */
function isPlain({escapes}: Syntax, offset: number): boolean {
  return !isEscape(escapes, offset) && !isEscape(escapes, offset - 1)
}

/**
 * The brackets that a tag around a piece parts from their fellows, inside of it and, where another tag is around, outside.
 * With `asWritten` those that are escaped count as if they were not.
 */
export function partedBrackets(
  syntax: Syntax,
  tree: TagTree,
  piece: Pick<Piece, 'start' | 'end' | 'parent'>,
  asWritten = false
): readonly number[] {
  const around = syntax.tags[piece.parent]
  const whole = around ? {start: around.contentStart, end: around.contentEnd} : piece
  const holes = [...tree.inside(piece.parent).map(({tag}) => tag), ...tree.absent]
  holes.sort((a, b) => a.start - b.start)
  const parted: number[] = []
  const open: number[] = []
  const isInside = (offset: number): boolean => piece.start <= offset && offset < piece.end
  for (const offset of bracketsIn(syntax, whole, holes, asWritten)) {
    if (syntax.text.charAt(offset) === '[') {
      open.push(offset)
      continue
    }
    const partner = open.pop()
    if (partner === undefined) parted.push(offset)
    else if (isInside(partner) !== isInside(offset)) parted.push(partner, offset)
  }
  return [...parted, ...open].filter(offset => around !== undefined || isInside(offset))
}

/** The offsets of the brackets in a span that are neither in a tag of it nor in a comment. */
function bracketsIn(
  {text, escapes, comments}: Syntax,
  {start, end}: Span,
  holes: readonly Span[],
  asWritten: boolean
): readonly number[] {
  const found: number[] = []
  const firstComment = firstIndex(comments.length, at => (comments[at]?.end ?? 0) > start)
  const left = [...holes]
  let comment = firstComment
  for (let offset = start; offset < end; offset++) {
    while ((left[0]?.end ?? Number.POSITIVE_INFINITY) <= offset) left.shift()
    while ((comments[comment]?.end ?? Number.POSITIVE_INFINITY) <= offset) comment++
    const hole = [left[0], comments[comment]].find(span => span && span.start <= offset)
    if (hole) {
      offset = hole.end - 1
      continue
    }
    const sign = text.charAt(offset)
    if ((sign === '[' || sign === ']') && (asWritten || !isEscape(escapes, offset - 1)))
      found.push(offset)
  }
  return found
}
