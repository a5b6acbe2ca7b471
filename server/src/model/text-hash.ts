import {cutsOf} from '../syntax/base-text.js'
import type {Span} from '../syntax/span.js'
import type {Syntax} from '../syntax/syntax.js'
import {addLetters, emptyHash, hashToText, joinHashes, type LetterHash} from './letter-hash.js'

/** A hash of an article's base text, with what it takes to hash the next version of the article. */
export interface HashedText {
  /** Undefined for a text of so few letters that another one may be the same by chance. */
  readonly hash: string | undefined
  readonly syntax: Syntax
  /** One for each block of the syntax. */
  readonly blocks: readonly LetterHash[]
}

/**
 * Hashes the base text of an article without regard to white space. As this is done at every keystroke, blocks that
 * are the same at the start and at the end of the version `before` are taken over from there.
 */
export function hashText(syntax: Syntax, before?: HashedText): HashedText {
  const {first, last} = before ? countSame(syntax, before) : NOTHING
  const behind = syntax.blocks.length - last
  const blocks = [
    ...(before?.blocks.slice(0, first) ?? []),
    ...hashBlocks(syntax, first, behind),
    ...(before?.blocks.slice(before.blocks.length - last) ?? [])
  ]
  const whole = blocks.reduce(joinHashes, emptyHash())
  return {hash: whole.letters < LEAST ? undefined : hashToText(whole), syntax, blocks}
}

const NOTHING = {first: 0, last: 0}

/** UTF-16 units without white space. */
const LEAST = 200

/** How many blocks at the start and at the end are the same. A comment may reach over blocks: then none are. */
function countSame(
  {text, blocks, comments}: Syntax,
  {syntax: old}: HashedText
): {readonly first: number; readonly last: number} {
  if (comments.length > 0 || old.comments.length > 0) return NOTHING
  const isSame = (a: Span | undefined, b: Span | undefined): boolean =>
    a !== undefined &&
    b !== undefined &&
    a.end - a.start === b.end - b.start &&
    text.slice(a.start, a.end) === old.text.slice(b.start, b.end)
  const most = Math.min(blocks.length, old.blocks.length)
  let first = 0
  while (first < most && isSame(blocks[first], old.blocks[first])) first++
  let last = 0
  while (last < most - first && isSame(blocks.at(-1 - last), old.blocks.at(-1 - last))) last++
  return {first, last}
}

/** Hashes some blocks, from one up to before another. */
function hashBlocks(syntax: Syntax, from: number, to: number): readonly LetterHash[] {
  const blocks = syntax.blocks.slice(from, to)
  const cuts = cutsIn(syntax, blocks[0]?.start ?? 0, blocks.at(-1)?.end ?? 0)
  let next = 0
  let at = 0
  return blocks.map(({start, end}) => {
    const hash = emptyHash()
    at = Math.max(at, start)
    for (let cut = cuts[next]; cut && cut.start < end; cut = cuts[++next]) {
      addLetters(hash, syntax.text, at, cut.start)
      at = Math.max(at, cut.end)
    }
    addLetters(hash, syntax.text, at, end)
    return hash
  })
}

/** What the base text leaves out of a stretch of whole blocks. */
function cutsIn(syntax: Syntax, start: number, end: number): readonly Span[] {
  const isIn = (offset: number): boolean => start <= offset && offset < end
  return cutsOf({
    ...syntax,
    bodyStart: start,
    tags: syntax.tags.filter(tag => isIn(tag.start)),
    escapes: syntax.escapes.filter(isIn)
  })
}
