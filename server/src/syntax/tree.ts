import type {Html, Paragraph, ParagraphData, Root, Text, Yaml} from 'mdast'
import type {TextDirective} from 'mdast-util-directive'
import type {Point, Position} from 'unist'
import {createLineIndex, type LineIndex} from '../base/line-index.js'
import type {Span} from '../base/span.js'
import type {Block, Syntax} from './syntax.js'
import type {Tag, TagAttribute} from './tag.js'

/**
 * Makes the unist tree of an article: valid mdast (paragraphs, text, html comments, yaml, and `textDirective` nodes for
 * tags) with positions on all nodes. `data` holds the positions of attributes, and how things were written, for
 * `stringify`.
 */
export function toTree(syntax: Syntax): Root {
  const {text, frontMatter, bodyStart, blocks} = syntax
  const builder = createBuilder(syntax)
  const start = toPoint(builder, 0)
  const children: Root['children'] = frontMatter ? [toYaml(builder, frontMatter)] : []
  const bodyFrom = frontMatter ? bodyStart : 0
  const before = text.slice(bodyFrom, blocks[0]?.start ?? bodyFrom)
  let end = bodyFrom
  for (const block of blocks) {
    const gap = block === blocks[0] ? undefined : {before: text.slice(end, block.start)}
    children.push(toParagraph(builder, block, gap))
    end = block.end
  }
  const position = toPosition(builder, start, text.length)
  return {type: 'root', children, data: {before, after: text.slice(end)}, position}
}

/** The state of building a tree, in which each list of the syntax is gone through once. */
interface Builder {
  readonly syntax: Syntax
  readonly lines: LineIndex
  /** The index of the line of the last point. */
  line: number
  /** The offsets of that line, and of the one behind it. */
  lineStart: number
  nextLine: number
  tag: number
  escape: number
  comment: number
}

function createBuilder(syntax: Syntax): Builder {
  const lines = createLineIndex(syntax.text)
  const nextLine = lines.starts[1] ?? Number.POSITIVE_INFINITY
  return {syntax, lines, line: 0, lineStart: 0, nextLine, tag: 0, escape: 0, comment: 0}
}

/** The point at an offset; offsets may only grow from call to call. */
function toPoint(builder: Builder, offset: number): Point {
  if (offset >= builder.nextLine) goToLine(builder, offset)
  return {line: builder.line + 1, column: offset - builder.lineStart + 1, offset}
}

function goToLine(builder: Builder, offset: number): void {
  const {starts} = builder.lines
  while ((starts[builder.line + 1] ?? Number.POSITIVE_INFINITY) <= offset) builder.line++
  builder.lineStart = starts[builder.line] ?? 0
  builder.nextLine = starts[builder.line + 1] ?? Number.POSITIVE_INFINITY
}

function toPosition(builder: Builder, start: Point, end: number): Position {
  return {start, end: toPoint(builder, end)}
}

function positionOf(builder: Builder, start: number, end: number): Position {
  return {start: toPoint(builder, start), end: toPoint(builder, end)}
}

function toYaml(builder: Builder, content: Span): Yaml {
  const {text, bodyStart} = builder.syntax
  const fence = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const value = text.slice(content.start, content.end).replace(/\r\n?$|\n$/, '')
  const closing = text.slice(content.start + value.length, bodyStart)
  return {
    type: 'yaml',
    value,
    data: {opening: text.slice(0, content.start), closing},
    position: positionOf(builder, fence, bodyStart - lineEndLength(closing))
  }
}

function lineEndLength(line: string): number {
  return /(\r\n?|\n)?$/.exec(line)?.[0].length ?? 0
}

function toParagraph(builder: Builder, block: Block, data: ParagraphData | undefined): Paragraph {
  const start = toPoint(builder, block.start)
  const position = {start, end: start}
  const paragraph: Paragraph = {type: 'paragraph', children: [], position}
  if (data) paragraph.data = data
  fill(builder, paragraph, block)
  position.end = toPoint(builder, block.end)
  return paragraph
}

/** Adds the children of a paragraph, with a stack of open tags instead of recursion, as tags nest to any depth. */
function fill(builder: Builder, paragraph: Paragraph, block: Block): void {
  const {tags, comments} = builder.syntax
  const open: {readonly tag: Tag; readonly node: TextDirective}[] = []
  let offset = block.start
  for (;;) {
    const top = open.at(-1)
    const {children} = top ? top.node : paragraph
    const limit = top ? top.tag.contentEnd : block.end
    const tag = tags[builder.tag]
    const comment = comments[builder.comment]
    const next = Math.min(limit, tag?.start ?? limit, comment?.start ?? limit)
    if (next > offset) children.push(toText(builder, offset, next))
    if (tag && tag.start === next) {
      const node = openDirective(builder, tag)
      builder.tag++
      children.push(node)
      open.push({tag, node})
      offset = tag.contentStart
    } else if (comment && comment.start === next) {
      children.push(toHtml(builder, comment))
      builder.comment++
      offset = comment.end
    } else if (top) {
      closeDirective(builder, top.tag, top.node)
      open.pop()
      offset = top.tag.end
    } else return
  }
}

function toText(builder: Builder, start: number, end: number): Text {
  const {text, escapes} = builder.syntax
  const written = text.slice(start, end)
  let value = ''
  let from = start
  for (let at = escapes[builder.escape]; at !== undefined && at < end; ) {
    value += text.slice(from, at)
    from = at + 1
    at = escapes[++builder.escape]
  }
  const position = positionOf(builder, start, end)
  if (from === start) return {type: 'text', value: written, position}
  return {type: 'text', value: value + text.slice(from, end), data: {written}, position}
}

function toHtml(builder: Builder, comment: Span): Html {
  const value = builder.syntax.text.slice(comment.start, comment.end)
  return {type: 'html', value, position: positionOf(builder, comment.start, comment.end)}
}

function openDirective(builder: Builder, tag: Tag): TextDirective {
  const start = toPoint(builder, tag.start)
  return {
    type: 'textDirective',
    name: tag.kind,
    attributes: toAttributes(tag.attributes),
    children: [],
    position: {start, end: start}
  }
}

function closeDirective(builder: Builder, tag: Tag, node: TextDirective): void {
  const written = builder.syntax.text.slice(tag.contentEnd + 1, tag.end)
  if (written !== '') {
    const attributes = tag.attributes.map(attribute => toWritten(builder, attribute))
    node.data = {attributes, written}
  }
  if (node.position) node.position.end = toPoint(builder, tag.end)
}

function toWritten(builder: Builder, attribute: TagAttribute): WrittenAttribute {
  const {name, value, nameStart, nameEnd, valueStart, valueEnd} = attribute
  const namePosition = positionOf(builder, nameStart, nameEnd)
  const valuePosition = valueStart < 0 ? undefined : positionOf(builder, valueStart, valueEnd)
  return {name, value, namePosition, valuePosition}
}

/** Attributes by name as mdast has them: classes are joined by blanks, of others the last one counts. */
export function toAttributes(
  attributes: readonly Pick<WrittenAttribute, 'name' | 'value'>[]
): Record<string, string> {
  const byName: Record<string, string> = {}
  for (const {name, value} of attributes) {
    const before = name === 'class' ? byName[name] : undefined
    const joined = before ? `${before} ${value}` : value
    if (name === '__proto__') setOwn(byName, name, joined)
    else byName[name] = joined
  }
  return byName
}

/** Sets an own property, `__proto__` too. */
function setOwn(object: object, name: string, value: string): void {
  Object.defineProperty(object, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true
  })
}

/** One attribute as written, with positions. `#c1` has the name `id`, `.x` the name `class`. */
export interface WrittenAttribute {
  name: string
  /** Character references resolved; empty for a name alone. */
  value: string
  namePosition: Position
  /** Of the value without its quotes; undefined for a name alone. */
  valuePosition: Position | undefined
}

declare module 'mdast' {
  interface RootData {
    /** The text before the first paragraph, behind front matter. */
    before?: string
    /** The text behind the last paragraph. */
    after?: string
  }

  interface YamlData {
    /** The text before the value: the opening fence, and a byte order mark. */
    opening?: string
    /** The text behind the value: its line end and the closing fence. */
    closing?: string
  }

  interface ParagraphData {
    /** The text between this paragraph and the one before. */
    before?: string
  }

  interface TextData {
    /** The text as written, where it has escapes. */
    written?: string
  }
}

declare module 'mdast-util-directive' {
  interface TextDirectiveData {
    /** The attributes in the order of the text, duplicates included; undefined where there are no braces. */
    attributes?: WrittenAttribute[]
    /** The attributes as written, braces included. */
    written?: string
  }
}
