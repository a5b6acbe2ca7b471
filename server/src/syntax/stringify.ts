import type {Paragraph, Root, Yaml} from 'mdast'
import {findFrontMatter} from './front-matter.js'
import {type WrittenParagraph, writeEscaped, writeParagraph} from './write-paragraph.js'

/**
 * Writes a tree as an article. Nodes of `toTree` that were not changed are written as they were found, all others so
 * that parsing gives them back. Throws an error for a node that the format does not have or cannot hold.
 */
export function stringify(tree: Root): string {
  const [first, ...others] = tree.children
  const yaml = first?.type === 'yaml' ? first : undefined
  const paragraphs = (yaml ? others : tree.children).map(asParagraph).filter(hasContent)
  const lineEnd = findLineEnd(tree)
  const head = yaml ? writeYaml(yaml, lineEnd) : ''
  const gaps = paragraphs.map((paragraph, index) =>
    index === 0 ? writeStart(tree, head, lineEnd) : writeGap(paragraph, lineEnd)
  )
  const end = writeEnd(tree, head, paragraphs.length > 0 ? lineEnd : '')
  const written = writeParagraphs(paragraphs)
  const text = join(head, gaps, written, end)
  const [start] = paragraphs
  if (yaml || !start || !findFrontMatter(text).content) return text
  return join(head, gaps, [writeEscaped(start), ...written.slice(1)], end)
}

function asParagraph(node: Root['children'][number]): Paragraph {
  if (node.type === 'paragraph') return node
  throw new Error(
    `Unexpected \`${node.type}\` node, expected a paragraph, or yaml as the first node`
  )
}

/** Whether a paragraph holds more than white space. */
function hasContent({children}: Paragraph): boolean {
  return children.some(child => child.type !== 'text' || /[^ \t\n\r]/.test(child.value))
}

/** Writes all paragraphs, from the last one on: a `<!--` that is text is escaped where a `-->` follows. */
function writeParagraphs(paragraphs: readonly Paragraph[]): WrittenParagraph[] {
  let closes = false
  return paragraphs
    .toReversed()
    .map(paragraph => {
      const asFound = writeParagraph(paragraph)
      const written = asFound.openComment && closes ? writeEscaped(paragraph) : asFound
      closes ||= written.text.includes('-->')
      return written
    })
    .toReversed()
}

function join(
  head: string,
  gaps: readonly string[],
  written: readonly WrittenParagraph[],
  end: string
): string {
  return head + written.map(({text}, index) => (gaps[index] ?? '') + text).join('') + end
}

/** The text before the first paragraph: as found, if it is blank. */
function writeStart({data}: Root, head: string, lineEnd: string): string {
  if (head === '') return /^\uFEFF?([ \t\r\n]*[\r\n])?$/.exec(data?.before ?? '')?.[0] ?? ''
  const needed = endsLine(head) ? '' : lineEnd
  return needed + (/^([ \t\r\n]*[\r\n])?$/.exec(data?.before ?? '')?.[0] ?? '')
}

/** The text between a paragraph and the one before: as found, if it separates them, else a blank line. */
function writeGap({data}: Paragraph, lineEnd: string): string {
  const before = data?.before
  return before !== undefined && separates(before) ? before : lineEnd + lineEnd
}

/** Whether a text ends a line and leaves at least one blank line behind it. */
function separates(gap: string): boolean {
  const lineEnds = gap.match(/\r\n?|\n/g) ?? []
  return /^[\r\n][ \t\r\n]*$/.test(gap) && endsLine(gap) && lineEnds.length > 1
}

function endsLine(text: string): boolean {
  return text.endsWith('\n') || text.endsWith('\r')
}

/** The text behind the last paragraph: as found, if it is blank, else a line end. */
function writeEnd({data}: Root, head: string, lineEnd: string): string {
  const after = data?.after ?? lineEnd
  if (lineEnd !== '') return /^([\r\n][ \t\r\n]*)?$/.test(after) ? after : lineEnd
  return (head === '' ? /^\uFEFF?[ \t\r\n]*$/ : /^[ \t\r\n]*$/).test(after) ? after : ''
}

/** Writes front matter between its fences; throws an error where it holds a line `---`. */
function writeYaml({value, data}: Yaml, lineEnd: string): string {
  const opening = data?.opening ?? `---${lineEnd}`
  const closing = data?.closing ?? `${lineEnd}---${lineEnd}`
  const written =
    opening + value + (value === '' || !closing.startsWith('-') ? '' : lineEnd) + closing
  const {content, bodyStart} = findFrontMatter(written)
  if (content?.start === opening.length && bodyStart === written.length) return written
  throw new Error('Unexpected line `---` in front matter, expected none')
}

/** The line end to write: CRLF where the article has it between paragraphs or around its front matter, else LF. */
function findLineEnd({children, data}: Root): string {
  const gaps = children.map(child => (child.type === 'paragraph' ? child.data?.before : undefined))
  const [first] = children
  const opening = first?.type === 'yaml' ? first.data?.opening : undefined
  return [...gaps, opening, data?.after].some(gap => gap?.includes('\r\n')) ? '\r\n' : '\n'
}
