import type {PhrasingContent, Root} from 'mdast'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkDirective).freeze()

/** Reads a text as Markdown with directives and front matter. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text)
}

/**
 * What a tree says, one line for every tag (with attributes and where it starts and ends), text and comment.
 *
 * Two differences that are meant are evened out, in the trees of both:
 * - a directive without a label, such as `:30` in `10:30`, is no tag and counts as the text it is written as;
 * - Markdown drops blanks at the edges of lines, so those do not count.
 *
 * Throws for Markdown that articles do not have: the text was not one to compare.
 */
export function outline(tree: Root, text: string): string {
  const lines = tree.children.flatMap(node => {
    if (node.type === 'yaml') return [`yaml ${JSON.stringify(node.value)}`]
    if (node.type === 'paragraph')
      return ['paragraph', ...joinTexts(outlineAll(node.children, text))]
    throw new Error(`Other Markdown: ${node.type} in ${JSON.stringify(text)}`)
  })
  return lines.join('\n')
}

const TEXT = 'text '

function outlineAll(nodes: readonly PhrasingContent[], text: string): string[] {
  return nodes.flatMap(node => {
    if (node.type === 'text') return [TEXT + node.value]
    if (node.type === 'html') return [`html ${node.value}`]
    if (node.type !== 'textDirective')
      throw new Error(`Other Markdown: ${node.type} in ${JSON.stringify(text)}`)
    const [start = 0, end = 0] = [node.position?.start.offset, node.position?.end.offset]
    const written = text.slice(start, end)
    if (written[node.name.length + 1] !== '[') return [TEXT + written]
    const attributes = JSON.stringify(Object.entries(node.attributes ?? {}))
    return [`${node.name} ${start}-${end} ${attributes}`, ...outlineAll(node.children, text), 'end']
  })
}

/** Joins texts side by side and drops blanks at the edges of lines, of the whole, and empty texts. */
function joinTexts(lines: readonly string[]): string[] {
  const marked = lines.map(line =>
    line.startsWith(TEXT) ? line.slice(TEXT.length) : `\uE000${line}\uE000`
  )
  const edged = marked.join('').replace(/[ \t]*(\r\n?|\n)[ \t]*/g, '\n')
  const pieces = edged.replace(/^[ \t]+|[ \t]+$/g, '').split(/(\uE000[^\uE000]*\uE000)/)
  return pieces.filter(piece => piece !== '').map(piece => JSON.stringify(piece))
}
