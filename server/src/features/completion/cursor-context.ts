import type {Span} from '../../base/span.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import type {Workspace} from '../../session/workspace.js'
import {classOf, findKindEnd, isLetter, isPunctuation, KIND} from '../../syntax/characters.js'
import type {Syntax} from '../../syntax/syntax.js'
import {type AttributeContext, attributeContext} from './attribute-context.js'

/**
 * What is being written at a place. It is read from the text in front of the place, as what is being
 * written is seldom whole: `:actor[Ob`, `:actor[Obama]{ref=`.
 */
export type CursorContext =
  | {
      readonly type: 'kind'
      /** The letters behind the colon, those behind the cursor included. */
      readonly span: Span
      /** The kind of the tag around, if there is one. */
      readonly within: string | undefined
    }
  | {
      readonly type: 'content'
      readonly kind: string
      /** From the bracket to the cursor. */
      readonly span: Span
    }
  | AttributeContext

/** Finds out what is being written at an offset; undefined where that is mere text. */
export function cursorContext({text, blocks}: Syntax, offset: number): CursorContext | undefined {
  const block = blocks.find(({start, end}) => start < offset && offset <= end)
  if (!block) return undefined
  const scan = scanTo(text, block.start, offset)
  if (scan === 'comment') return undefined
  if (!Array.isArray(scan)) return scan
  const around = scan.findLast(open => open.kind !== '')
  const kind = kindBefore(text, block.start, offset)
  if (kind) return {type: 'kind', span: kind, within: around?.kind}
  const innermost = scan.at(-1)
  if (!innermost?.kind) return undefined
  const span = {start: innermost.contentStart, end: offset}
  return {type: 'content', kind: innermost.kind, span}
}

/** A bracket that is open; one that is no tag's has no kind. */
interface Open {
  readonly kind: string
  readonly start: number
  readonly contentStart: number
}

/** Reads up to an offset: the brackets that are open there, or else the attribute or the comment it lies in. */
function scanTo(text: string, start: number, end: number): Open[] | AttributeContext | 'comment' {
  const open: Open[] = []
  let offset = start
  while (offset < end) {
    const character = text[offset]
    if (character === '\\' && isPunctuation(text.charCodeAt(offset + 1))) offset += 2
    else if (character === '<' && text.startsWith('<!--', offset)) {
      const close = text.indexOf('-->', offset + 2)
      if (close + 3 > end) return 'comment'
      offset = close < 0 ? offset + 1 : close + 3
    } else if (character === ']') {
      const tag = open.pop()
      const attributes = tag?.kind && text[offset + 1] === '{' && offset + 1 < end
      const read = attributes ? attributeContext(text, offset + 2, end, tag) : offset + 1
      if (typeof read !== 'number') return read
      offset = read
    } else offset = openBracket(text, offset, end, open)
  }
  return open
}

function openBracket(text: string, offset: number, end: number, open: Open[]): number {
  if (text[offset] === '[' && open.length > 0) {
    open.push({kind: '', start: offset, contentStart: offset + 1})
    return offset + 1
  }
  const kindEnd =
    text[offset] === ':' && text[offset - 1] !== ':' ? findKindEnd(text, offset + 1) : -1
  if (kindEnd < 0 || kindEnd >= end) return offset + 1
  open.push({kind: text.slice(offset + 1, kindEnd), start: offset, contentStart: kindEnd + 1})
  return kindEnd + 1
}

/**
 * The kind that is being written, where a colon begins a tag: not behind a letter or digit, as in `10:30`
 * and `Geneva:`, nor behind another colon or a backslash.
 */
function kindBefore(text: string, blockStart: number, offset: number): Span | undefined {
  let start = offset
  while (start > blockStart && isKind(text.charCodeAt(start - 1))) start--
  const colon = start - 1
  if (colon < blockStart || text[colon] !== ':') return undefined
  const before = text.charCodeAt(colon - 1)
  if (colon > blockStart && (isKind(before) || before === 0x3a || before === 0x5c)) return undefined
  if (start < offset && !isLetter(text.charCodeAt(start))) return undefined
  let end = offset
  while (isKind(text.charCodeAt(end))) end++
  // Letters behind the cursor are the text that is to be tagged, unless they are a kind already.
  return {start, end: text[end] === '[' ? end : offset}
}

function isKind(code: number): boolean {
  return (classOf(code) & KIND) !== 0
}

/** What suggestions are made of. */
export interface CompletionContext {
  readonly workspace: Workspace
  readonly root: string
  readonly model: ArticleModel
  /** Of the cursor. */
  readonly offset: number
}

/** The ids of the entries that an article mentions or refers to already. */
export function entriesInUse({mentions, units}: ArticleModel): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const {entry} of mentions) if (entry) ids.add(entry.id)
  for (const {attributes} of units) {
    for (const {definition, values} of attributes) {
      if (definition?.type === 'entry') for (const {text} of values) ids.add(text)
    }
  }
  return ids
}

/** The unit whose tag starts at an offset; undefined where the tag is not whole yet. */
export function unitStartingAt({units}: ArticleModel, start: number): Unit | undefined {
  return units.find(({tag}) => tag.start === start)
}
